"""The tree that a view shows, as nodes that stay the same objects while the document changes."""

from collections.abc import Iterator

from msgspec import Struct, field

from postmortem_desk.model import Cause

ROOT = 0
"""The number of the node above all causes at the top."""


class CauseNode(Struct, eq=False):
    """A cause in its place. `number` names the node for as long as it lives and is never given again."""

    number: int
    cause: Cause | None
    parent: "CauseNode | None" = None
    row: int = 0
    children: list["CauseNode"] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many causes stand above it."""
        depth, node = -1, self.parent
        while node is not None:
            depth, node = depth + 1, node.parent
        return depth

    def insert(self, row: int, node: "CauseNode") -> None:
        """Put `node` at `row` below this one."""
        node.parent = self
        self.children.insert(row, node)
        self._number_from(row)

    def take(self, row: int) -> "CauseNode":
        """Take the node at `row` away."""
        node = self.children.pop(row)
        node.parent = None
        self._number_from(row)
        return node

    def below(self) -> Iterator["CauseNode"]:
        """All nodes below this one, from top to bottom."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def stands_below(self, other: "CauseNode") -> bool:
        """Whether it is `other` or stands anywhere below it."""
        node: CauseNode | None = self
        while node is not None and node is not other:
            node = node.parent
        return node is other

    def _number_from(self, row: int) -> None:
        for place in range(row, len(self.children)):
            self.children[place].row = place


class CauseForest:
    """All nodes of one tree, by number and by the id of their cause."""

    def __init__(self, before: "CauseForest | None" = None) -> None:
        """`before` is the one that this replaces, whose numbers are not given again."""
        self.root = CauseNode(ROOT, None)
        self._next: int = before._next if before else ROOT + 1
        self._by_number: dict[int, CauseNode] = {ROOT: self.root}
        self._by_id: dict[str, CauseNode] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def numbered(self, number: int) -> CauseNode:
        """The node with this number."""
        return self._by_number[number]

    def of(self, cause_id: str) -> CauseNode | None:
        """The node that shows the cause with this id."""
        return self._by_id.get(cause_id)

    def made(self, cause: Cause) -> CauseNode:
        """A new node for `cause`, not yet in any place."""
        node = CauseNode(self._next, cause)
        self._next += 1
        self._by_number[node.number] = node
        self._by_id[cause.id] = node
        return node

    def forget(self, node: CauseNode) -> None:
        """Forget a node that was taken away, and all below it."""
        for gone in (node, *node.below()):
            del self._by_number[gone.number]
            if gone.cause is not None and self._by_id.get(gone.cause.id) is gone:
                del self._by_id[gone.cause.id]
