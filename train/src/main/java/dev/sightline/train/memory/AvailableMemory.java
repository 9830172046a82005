package dev.sightline.train.memory;

import dev.sightline.core.machine.MemoryShare;
import dev.sightline.torch.TorchDevice;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Memory that a run may take.
 *
 * @param where for messages: {@code this machine}
 */
public record AvailableMemory(long bytes, String where) {

    /** Of the device that a network is trained on; empty for a card whose free memory is unknown. */
    public static Optional<AvailableMemory> of(TorchDevice device) {
        if (device.kind() == TorchDevice.Kind.CPU) {
            return Optional.of(new AvailableMemory(MemoryShare.current().available(), "this machine"));
        }
        OptionalLong free = CardMemory.free(device.index());
        return free.isPresent()
                ? Optional.of(new AvailableMemory(free.getAsLong(), "the graphics card"))
                : Optional.empty();
    }
}
