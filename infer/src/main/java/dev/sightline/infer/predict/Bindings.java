package dev.sightline.infer.predict;

import dev.sightline.infer.session.ModelSession;
import dev.sightline.infer.session.SessionBinding;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A session's bindings, used again and again: at most as many as there were calls at once. Owns those that are not lent.
 * Safe for several threads.
 */
final class Bindings implements AutoCloseable {

    private final ModelSession session;
    private final Deque<SessionBinding> free = new ArrayDeque<>();
    private boolean closed;

    Bindings(ModelSession session) {
        this.session = session;
    }

    /** A binding for inputs of this shape, until it is given back. */
    SessionBinding lend(long... shape) {
        SessionBinding kept = kept();
        if (kept == null) {
            return session.bind(shape);
        }
        kept.reshape(shape);
        return kept;
    }

    synchronized void giveBack(SessionBinding binding) {
        if (closed) {
            binding.close();
        } else {
            free.push(binding);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        free.forEach(SessionBinding::close);
        free.clear();
    }

    private synchronized @Nullable SessionBinding kept() {
        return free.poll();
    }
}
