package dev.sightline.infer.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gate 1: both sides make the same tensor of the same file, to the bit.
 *
 * @param images compared
 * @param referenceChecksum CRC-32 over all tensors of the reference, in order
 * @param candidateChecksum likewise of the candidate
 * @param largestDifference between two numbers at one place; infinite where shapes differ
 * @param worst the image where it was found; empty where there is none
 */
public record InputGate(
        int images, String referenceChecksum, String candidateChecksum, double largestDifference, String worst)
        implements Gate {

    @Override
    public String name() {
        return "inputs";
    }

    @Override
    public boolean passed() {
        return largestDifference == 0 && referenceChecksum.equals(candidateChecksum);
    }

    @Override
    public List<String> lines() {
        String checksums = "checksums " + referenceChecksum + " and " + candidateChecksum + " over " + images
                + (images == 1 ? " image" : " images");
        return passed()
                ? List.of("tensors equal to the bit, " + checksums)
                : List.of(checksums, "largest difference " + largestDifference + " at image " + worst);
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("images", images);
        fields.put("reference_checksum", referenceChecksum);
        fields.put("candidate_checksum", candidateChecksum);
        fields.put("largest_difference", largestDifference);
        fields.put("worst_image", worst);
        return fields;
    }
}
