package himalia.maven;

import himalia.kernel.magic.LibraryFinder;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;

/// Tells the kernel what is fetched, and ends it once nobody waits any more.
final class Transfers extends AbstractTransferListener {
    private final LibraryFinder.Progress progress;

    Transfers(LibraryFinder.Progress progress) {
        this.progress = progress;
    }

    @Override
    public void transferInitiated(TransferEvent event) throws TransferCancelledException {
        goOn();
    }

    @Override
    public void transferStarted(TransferEvent event) throws TransferCancelledException {
        transferProgressed(event);
    }

    @Override
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
        goOn();
        progress.fetching(
                name(event), event.getTransferredBytes(), event.getResource().getContentLength());
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        progress.fetched(name(event), event.getTransferredBytes());
    }

    private void goOn() throws TransferCancelledException {
        if (progress.isCancelled()) {
            throw new TransferCancelledException("nobody waits for it any more");
        }
    }

    private static String name(TransferEvent event) {
        TransferResource resource = event.getResource();
        String name = resource.getResourceName();
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
