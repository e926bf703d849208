"""The pictures of the preview: the ones of the report, drawn from our own SVG, and the boxes before tasks."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF, QTextDocument
from PySide6.QtSvg import QSvgRenderer

from postmortem_desk.report.blocks import PictureBlock
from postmortem_desk.report.html.preview_html import picture_height, picture_name
from postmortem_desk.report.html.preview_rows import BOX_NAMES, BOX_SIZE
from postmortem_desk.widgets.appearance import Tones
from postmortem_desk.widgets.preview.paper_colours import on_paper
from postmortem_desk.widgets.preview.preview_pieces import Piece


class PreviewPictures:
    """Gives a document its own pictures under `asset:` names, as images at the size at which they are painted.

    A name that is given anew takes the place of its picture before, so that nothing piles up while somebody types.
    """

    def __init__(self, document: QTextDocument, tones: Tones) -> None:
        self._document = document
        self._tones = tones
        self._ratio = 0.0
        self._drawn: dict[str, Piece] = {}

    def provide(self, pieces: Sequence[Piece], ratio: float) -> None:
        """Draw the pictures of `pieces` that are not drawn yet. `ratio`: pixels of the screen for one of ours."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._drawn.clear()
            for state, name in BOX_NAMES.items():
                self._give(name, box_image(state, ratio, self._tones))
        for piece in pieces:
            if isinstance(piece.content, PictureBlock) and self._drawn.get(piece.key) is not piece:
                self._drawn[piece.key] = piece
                svg = on_paper(piece.content.svg, self._tones)
                self._give(picture_name(piece.content), svg_image(svg, piece.measure, ratio))

    def _give(self, name: str, image: QImage) -> None:
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"asset:{name}"), image)


def svg_image(svg: str, width: int, ratio: float) -> QImage:
    """An SVG of ours as an image `width` pixels wide. Never to be given a foreign one: it would be let read files."""
    height = picture_height(svg, width)
    image = _blank(width, height, ratio)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode("utf-8", "replace"))).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def box_image(state: str, ratio: float, tones: Tones) -> QImage:
    """The square before a task that is done (ticked), dropped (struck) or still open."""
    ticked = state == "done"
    image = _blank(BOX_SIZE, BOX_SIZE, ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    square = QRectF(0.75, 0.75, BOX_SIZE - 1.5, BOX_SIZE - 1.5)
    colour = QColor(tones.kinds["change"] if ticked else tones.secondary)
    painter.setPen(QPen(colour, 1.2))
    if ticked:
        painter.setBrush(colour)
    painter.drawRoundedRect(square, 2.5, 2.5)
    if state == "dropped":
        painter.drawLine(QPointF(3.6, BOX_SIZE / 2), QPointF(BOX_SIZE - 3.6, BOX_SIZE / 2))
    if ticked:
        pen = QPen(QColor(tones.on_accent), 1.7)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(3.4, 6.8), QPointF(5.7, 9.2), QPointF(9.8, 4.3)]))
    painter.end()
    return image


def _blank(width: int, height: int, ratio: float) -> QImage:
    image = QImage(
        max(1, round(width * ratio)), max(1, round(height * ratio)), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image
