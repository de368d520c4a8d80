package himalia.plot;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// Writes an RGB picture as PNG.
///
/// Not ImageIO: that starts 100 ms later and writes three bytes per pixel. A chart has few colours and their blends at
/// edges; the blends are rounded, so that one byte per pixel is enough and the file is half as large.
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private Png() {}

    /// @param image of `TYPE_INT_RGB`
    static byte[] encode(BufferedImage image) {
        return encode(image, 6);
    }

    /// @param effort from 1 for a picture that is soon replaced to 9
    static byte[] encode(BufferedImage image, int effort) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        int height = image.getHeight();
        return encode(pixels, width, height, Palette.of(pixels), effort);
    }

    /// A chart: where it has too many colours, those that are alike are taken as one.
    static byte[] encodeChart(BufferedImage image, int effort) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        Palette palette = Palette.of(pixels);
        if (palette == null) {
            pixels = MedianCut.reduced(pixels);
            palette = Palette.exact(pixels);
        }
        return encode(pixels, image.getWidth(), image.getHeight(), palette, effort);
    }

    private static byte[] encode(int[] pixels, int width, int height, @Nullable Palette palette, int effort) {
        byte[] indexed = palette == null ? null : palette.index(pixels, width, height);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(width, height, indexed != null));
            if (palette != null && indexed != null) {
                chunk(out, "PLTE", palette.bytes());
            }
            chunk(out, "IDAT", deflate(indexed != null ? indexed : rgb(pixels, width, height), effort));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] header(int width, int height, boolean indexed) {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) (indexed ? 3 : 2))
                .array();
    }

    private static byte[] rgb(int[] pixels, int width, int height) {
        byte[] rows = new byte[height * (3 * width + 1)];
        int to = 0;
        for (int y = 0; y < height; y++) {
            to++; // filter type 0
            for (int x = 0; x < width; x++) {
                int pixel = pixels[y * width + x];
                rows[to++] = (byte) (pixel >> 16);
                rows[to++] = (byte) (pixel >> 8);
                rows[to++] = (byte) pixel;
            }
        }
        return rows;
    }

    static byte[] deflate(byte[] data, int effort) {
        try (Deflater deflater = new Deflater(effort)) {
            deflater.setInput(data);
            deflater.finish();
            byte[] buffer = new byte[1 << 15];
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
