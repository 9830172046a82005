package dev.sightline.infer.predict;

import java.util.Arrays;
import java.util.Random;

/** What disks, networks and wrong files do to the bytes of a model file. */
enum ByteDamage {
    CUT {
        @Override
        byte[] of(byte[] bytes, Random random) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
    },
    ONE_BYTE {
        @Override
        byte[] of(byte[] bytes, Random random) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            return bytes;
        }
    },
    BITS {
        @Override
        byte[] of(byte[] bytes, Random random) {
            for (int flips = 1 + random.nextInt(32); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return bytes;
        }
    },
    OVERWRITTEN {
        @Override
        byte[] of(byte[] bytes, Random random) {
            byte[] noise = new byte[1 + random.nextInt(256)];
            random.nextBytes(noise);
            int at = random.nextInt(bytes.length);
            System.arraycopy(noise, 0, bytes, at, Math.min(noise.length, bytes.length - at));
            return bytes;
        }
    },
    /** Ones make the largest lengths and sizes, zeros the smallest. */
    FILLED {
        @Override
        byte[] of(byte[] bytes, Random random) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(12));
            Arrays.fill(bytes, from, to, (byte) (random.nextBoolean() ? 0xff : 0));
            return bytes;
        }
    },
    PART_LOST {
        @Override
        byte[] of(byte[] bytes, Random random) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(200));
            byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
            System.arraycopy(bytes, to, shorter, from, bytes.length - to);
            return shorter;
        }
    },
    PART_MOVED {
        @Override
        byte[] of(byte[] bytes, Random random) {
            int length = 1 + random.nextInt(Math.min(128, bytes.length));
            int from = random.nextInt(bytes.length - length + 1);
            System.arraycopy(bytes, from, bytes, random.nextInt(bytes.length - length + 1), length);
            return bytes;
        }
    },
    NOISE {
        @Override
        byte[] of(byte[] bytes, Random random) {
            byte[] noise = new byte[random.nextInt(4000)];
            random.nextBytes(noise);
            return noise;
        }
    };

    /** The damaged content; {@code bytes} may be changed, too. */
    abstract byte[] of(byte[] bytes, Random random);
}
