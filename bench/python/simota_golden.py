"""SimOTA and the loss of YOLOX in plain Python, for the numbers that ObjectnessLossTest expects.

Run by hand, no package needed:  python simota_golden.py
Dense matrices over all boxes and candidates, written from the paper (Ge et al. 2021, arXiv 2107.08430, section 2.1).
"""

import math
import struct

SIDE, STRIDES, CLASSES = 32, (8, 16), 2
TARGETS = [[(2, 3, 25, 28, 0), (10, 4, 30, 20, 1), (20, 20, 31, 31, 0)], [(1, 1, 12, 9, 1)]]
RADIUS, TOP, IOU_WEIGHT, OUTSIDE = 2.5, 10, 3, 100000


def single(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def numbers(count):
    state = 12345
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        yield single(state / 2**31 * 2 - 1)


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def log(p):
    return max(-100, math.log(p)) if p > 0 else -100


def iou(a, b):
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    o = max(w, 0) * max(h, 0)
    return o / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - o)


def bce(logit, target):
    return max(logit, 0) - logit * target + math.log1p(math.exp(-abs(logit)))


cells = [(c, r, s) for s in STRIDES for r in range(SIDE // s) for c in range(SIDE // s)]
rows = 5 + CLASSES
values = list(numbers(len(TARGETS) * len(cells) * rows))
terms = dict(box=0, objectness=0, classes=0, l1=0)
positives = 0
for image, boxes in enumerate(TARGETS):
    out = [values[(image * len(cells) + i) * rows : (image * len(cells) + i + 1) * rows] for i in range(len(cells))]
    for o in out:  # sizes near those of the boxes, so that a box takes several cells
        o[0], o[1], o[2], o[3] = (single(v) for v in (o[0] * 0.5 + 0.5, o[1] * 0.5 + 0.5, o[2] * 0.3 + 0.9, o[3] * 0.3 + 0.9))
    predicted = []
    for (c, r, s), o in zip(cells, out):
        x, y, w, h = (o[0] + c) * s, (o[1] + r) * s, math.exp(o[2]) * s, math.exp(o[3]) * s
        predicted.append((x - w / 2, y - h / 2, x + w / 2, y + h / 2))

    def inside(cell, box):
        x, y = (cell[0] + 0.5) * cell[2], (cell[1] + 0.5) * cell[2]
        return box[0] < x < box[2] and box[1] < y < box[3]

    def central(cell, box):
        x, y, reach = (cell[0] + 0.5) * cell[2], (cell[1] + 0.5) * cell[2], RADIUS * cell[2]
        return abs(x - (box[0] + box[2]) / 2) < reach and abs(y - (box[1] + box[3]) / 2) < reach

    candidates = [
        i for i, cell in enumerate(cells) if any(inside(cell, b) or central(cell, b) for b in boxes)
    ]
    ious = [[iou(b, predicted[i]) for i in candidates] for b in boxes]
    costs = []
    for g, b in enumerate(boxes):
        line = []
        for j, i in enumerate(candidates):
            joint = [math.sqrt(sigmoid(out[i][5 + k]) * sigmoid(out[i][4])) for k in range(CLASSES)]
            cost = sum(-log(p) if k == b[4] else -log(1 - p) for k, p in enumerate(joint))
            cost += IOU_WEIGHT * -math.log(ious[g][j] + 1e-8)
            cost += 0 if inside(cells[i], b) and central(cells[i], b) else OUTSIDE
            line.append(cost)
        costs.append(line)
    matching = [[0] * len(candidates) for _ in boxes]
    for g in range(len(boxes)):
        k = max(1, int(sum(sorted(ious[g], reverse=True)[:TOP])))
        for j in sorted(range(len(candidates)), key=lambda j: costs[g][j])[:k]:
            matching[g][j] = 1
    owners = {}
    for j in range(len(candidates)):
        takers = [g for g in range(len(boxes)) if matching[g][j]]
        if len(takers) > 1:
            takers = [min(range(len(boxes)), key=lambda g: costs[g][j])]
        if takers:
            owners[candidates[j]] = (takers[0], ious[takers[0]][j])
    print("image", image, {i: (g, round(v, 6)) for i, (g, v) in owners.items()})
    positives += len(owners)
    for i, o in enumerate(out):
        terms["objectness"] += bce(o[4], 1 if i in owners else 0)
    for i, (g, overlap) in owners.items():
        b, (c, r, s) = boxes[g], cells[i]
        terms["box"] += 1 - overlap**2
        for k in range(CLASSES):
            terms["classes"] += bce(out[i][5 + k], overlap if k == b[4] else 0)
        wanted = (
            (b[0] + b[2]) / 2 / s - c,
            (b[1] + b[3]) / 2 / s - r,
            math.log((b[2] - b[0]) / s + 1e-8),
            math.log((b[3] - b[1]) / s + 1e-8),
        )
        terms["l1"] += sum(abs(p - q) for p, q in zip(out[i], wanted))
print("positives", positives, {name: round(value / positives, 6) for name, value in terms.items()})
