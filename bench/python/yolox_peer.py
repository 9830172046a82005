"""The shortest Python program from JPEG files to boxes with opencv-python and onnxruntime: the peer of `sightline bench`.

Run by hand, in an environment of its own:  python yolox_peer.py MODEL IMAGES THREADS [ROUNDS]
Prints the median milliseconds of each stage over all images after one round of warm-up.
"""
import pathlib
import sys
import time

import cv2
import numpy as np
import onnxruntime

model, folder, threads = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
cv2.setNumThreads(threads)
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = threads
session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
name = session.get_inputs()[0].name
cells = [np.stack(np.meshgrid(np.arange(416 // s), np.arange(416 // s)), -1).reshape(-1, 2) for s in (8, 16, 32)]
grid = np.concatenate(cells)
stride = np.concatenate([np.full((len(c), 1), s) for c, s in zip(cells, (8, 16, 32))])


def run(path):
    times = [time.perf_counter()]
    image = cv2.imread(str(path))
    times.append(time.perf_counter())
    scale = min(416 / image.shape[0], 416 / image.shape[1])
    small = cv2.resize(image, (int(image.shape[1] * scale), int(image.shape[0] * scale)))
    canvas = np.full((416, 416, 3), 114, np.uint8)
    canvas[: small.shape[0], : small.shape[1]] = small
    tensor = canvas.transpose(2, 0, 1)[None].astype(np.float32)
    times.append(time.perf_counter())
    output = session.run(None, {name: tensor})[0][0]
    times.append(time.perf_counter())
    scores = output[:, 4:5] * output[:, 5:]
    rows, labels = np.nonzero(scores > 0.25)
    centre = (output[rows, :2] + grid[rows]) * stride[rows]
    size = np.exp(output[rows, 2:4]) * stride[rows]
    boxes = np.concatenate([centre - size / 2, size], 1) / scale
    cv2.dnn.NMSBoxesBatched(boxes, scores[rows, labels], labels, 0.25, 0.65)
    times.append(time.perf_counter())
    return np.diff(times) * 1e3


files = sorted(folder.iterdir())
all_times = np.array([[run(f) for f in files] for _ in range(rounds + 1)])[1:].reshape(-1, 4)
for stage, value in zip(("decode", "prepare", "infer", "boxes"), np.median(all_times, 0)):
    print(f"{stage:8} {value:6.2f}")
print(f"total    {np.median(all_times.sum(1)):6.2f}  mean {all_times.sum(1).mean():6.2f}  images/s {1e3 / all_times.sum(1).mean():.1f}")
