"""Makes the icon's pictures from its drawing: run it in the project's environment after changing the SVG.

    .venv/bin/python packaging/make_icons.py

It writes PNG files of the usual sizes beside the SVG, the .ico of Windows and the .icns of macOS.
"""

import os
import struct
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT: Final = Path(__file__).resolve().parents[1]
DRAWING: Final = ROOT / "resources/icons/postmortem-desk.svg"
SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES: Final = (16, 24, 32, 48, 64, 256)
ICNS_KINDS: Final = ((b"icp4", 16), (b"icp5", 32), (b"icp6", 64), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512))


def png(renderer: QSvgRenderer, size: int) -> bytes:
    """The drawing as a PNG of `size` by `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(held.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """The pictures in the container of Windows: a table of sizes and places, then the PNG files."""
    table, body = struct.pack("<HHH", 0, 1, len(ICO_SIZES)), b""
    start = len(table) + 16 * len(ICO_SIZES)
    for size in ICO_SIZES:
        picture = pictures[size]
        edge = size % 256  # 0 stands for 256
        table += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(picture), start + len(body))
        body += picture
    return table + body


def icns(pictures: dict[int, bytes]) -> bytes:
    """The pictures in the container of macOS: chunks of a kind, a length and a PNG file."""
    chunks = b"".join(kind + struct.pack(">I", len(pictures[size]) + 8) + pictures[size] for kind, size in ICNS_KINDS)
    return b"icns" + struct.pack(">I", len(chunks) + 8) + chunks


def main() -> None:
    """Write all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QGuiApplication(sys.argv[:1])
    renderer = QSvgRenderer(str(DRAWING))
    pictures = {size: png(renderer, size) for size in SIZES}
    for size, picture in pictures.items():
        DRAWING.with_name(f"{DRAWING.stem}-{size}.png").write_bytes(picture)
    (ROOT / "packaging/windows/postmortem-desk.ico").write_bytes(ico(pictures))
    (ROOT / "packaging/macos/postmortem-desk.icns").write_bytes(icns(pictures))


if __name__ == "__main__":
    main()
