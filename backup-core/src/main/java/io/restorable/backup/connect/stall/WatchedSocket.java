package io.restorable.backup.connect.stall;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketOption;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * A socket that tells how long its thread has been waiting for the other end. Asks the operating system to notice within
 * a minute that the other host is gone.
 */
final class WatchedSocket extends Socket {

    private volatile @Nullable Wait wait;
    private volatile @Nullable String reason;

    /** One call that has not returned yet; another call is another object. */
    static final class Wait {

        private final long since = System.nanoTime();

        Duration length() {
            return Duration.ofNanos(System.nanoTime() - since);
        }
    }

    WatchedSocket() throws IOException {
        set(ExtendedSocketOptions.TCP_KEEPIDLE, 30);
        set(ExtendedSocketOptions.TCP_KEEPINTERVAL, 5);
        set(ExtendedSocketOptions.TCP_KEEPCOUNT, 6);
    }

    private void set(SocketOption<Integer> option, int value) throws IOException {
        if (supportedOptions().contains(option)) {
            setOption(option, value);
        }
    }

    /** What its thread waits for at present, to read or to write; {@code null} if it does something else. */
    @Nullable
    Wait currentWait() {
        return wait;
    }

    /** Closes the socket; whoever waits on it gets the reason. May be called by any thread. */
    void giveUp(String why) {
        reason = why;
        try {
            close();
        } catch (IOException closed) {
            // nothing is left to be done about it
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Input(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Output(super.getOutputStream());
    }

    private interface Call {
        int run() throws IOException;
    }

    private int waitFor(Call call) throws IOException {
        wait = new Wait();
        try {
            return call.run();
        } catch (IOException failure) {
            String why = reason;
            throw why == null ? failure : new StalledConnectionException(why);
        } finally {
            wait = null;
        }
    }

    private final class Input extends FilterInputStream {

        Input(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            return waitFor(in::read);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return waitFor(() -> in.read(buffer, offset, length));
        }
    }

    private final class Output extends FilterOutputStream {

        Output(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            waitFor(() -> {
                out.write(buffer, offset, length);
                return 0;
            });
        }
    }
}
