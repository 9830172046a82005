package dev.sightline.nn.family;

/**
 * Task-aligned assignment: a box takes the anchors inside it whose predictions fit best, fit being {@code score^alpha *
 * iou^beta} (Feng et al. 2021, "TOOD: Task-aligned One-stage Object Detection", section 3.3).
 *
 * @param topK anchors a box takes at most
 * @param alpha weight of the class score
 * @param beta weight of the IoU
 */
public record TaskAlignment(int topK, double alpha, double beta) {

    public TaskAlignment {
        if (topK < 1 || !(alpha >= 0) || !(beta >= 0)) {
            throw new IllegalArgumentException("topK must be 1 or more, alpha and beta 0 or more, received topK " + topK
                    + ", alpha " + alpha + ", beta " + beta);
        }
    }
}
