"""Changeover: a version that was published decides within seconds, without a restart.

Looked at each second on one machine, when a bundle arrives on the shelf on AWS. One small read, while nothing changed.
"""

from __future__ import annotations

from chalicelib.books import publications
from chalicelib.domain.errors import PlaybookRefused
from chalicelib.domain.publication import Publication
from chalicelib.matching import index
from chalicelib.ports import World
from chalicelib.steps import Stopwatch

RETRY_EVERY = 60
"""Looks between two trials of a version that was refused: its bundle may be back on the shelf."""


class Changeover:
    """Takes up what is in force; one for each process.

    What is under way is not disturbed: whoever considers a post has its playbook in hand, and whatever follows from a
    decision asks for the version that the decision names.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._refused: dict[str, tuple[int, int]] = {}  # brand → number of the entry, looks since it was tried

    def look(self) -> None:
        """Use every version that came into force since; refuse what can't be used, and say so.

        Raises:
            NotStored: The records can't be read.
        """
        for brand, pointer in publications.pointers(self._world.records).items():
            if self._decides(pointer.in_force):
                self._refused.pop(brand, None)
            elif self._is_to_be_tried(pointer.in_force):
                self._change(pointer.in_force)
        if not self._refused and PlaybookRefused.about in self._world.alarms.standing():
            self._world.alarms.over(PlaybookRefused.about)

    def _decides(self, publication: Publication) -> bool:
        if publication.brand not in self._world.playbooks.brands():
            return False
        current = self._world.playbooks.current(publication.brand)
        return (current.version, current.on_trial) == (publication.version, publication.on_trial)

    def _is_to_be_tried(self, publication: Publication) -> bool:
        number, looks = self._refused.get(publication.brand, (0, 0))
        if number != publication.number:
            return True
        self._refused[publication.brand] = (number, looks + 1)
        return (looks + 1) % RETRY_EVERY == 0

    def _change(self, publication: Publication) -> None:
        watch, brand = Stopwatch(), publication.brand
        before = self._world.playbooks
        previous = before.current(brand).version if brand in before.brands() else None
        names = {"brand": brand, "version": publication.version, "previous": previous}
        try:
            self._take(publication)
        except PlaybookRefused as refused:
            self._refused[brand] = (publication.number, 0)
            self._world.alarms.raised(refused)
            self._world.log.step("playbook", outcome="refused", latency_ms=watch.ms(), problem=refused.first, **names)
            self._world.metrics.count("playbook_changes", brand=brand, outcome="refused")
            if previous is None:
                self._take_the_last_good_one(brand)
        else:
            self._refused.pop(brand, None)
            self._world.log.step("playbook", outcome="taken", latency_ms=watch.ms(), **names)
            self._world.metrics.count("playbook_changes", brand=brand, outcome="taken")

    def _take(self, publication: Publication) -> None:
        playbook = self._world.playbooks.load(publication)
        index.index_of(playbook)  # before anybody waits for it
        self._world.playbooks.use(playbook)

    def _take_the_last_good_one(self, brand: str) -> None:
        """At a start; where no version of the brand can be used, it stays without one."""
        for publication in reversed(publications.journal(self._world.records, brand)):
            if publication.puts_in_force:
                try:
                    self._take(publication)
                except PlaybookRefused:
                    continue
                return
