"""A process as BPMN 2.0 with its diagram, for any modelling tool.

Every step is a plain task: FIM-BPMN knows no types of tasks that would say paper, telephone or person, and a tool that
does not know ours shows the same. Medium, value, times and reference group stand in the documentation for people and in
an extension element of our own for programs. `isExecutable` stays open: it documents work that people do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from xblocks.modules.process_design.model import Which

NAMESPACE = "urn:x-lotse:bpmn:1"
_MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_DI = "http://www.omg.org/spec/DD/20100524/DI"
_NAMES = {"bpmn": _MODEL, "bpmndi": _DIAGRAM, "dc": _DC, "di": _DI, "lotse": NAMESPACE}

_bpmn = ElementMaker(namespace=_MODEL, nsmap=_NAMES)
_bpmndi = ElementMaker(namespace=_DIAGRAM)
_dc = ElementMaker(namespace=_DC)
_di = ElementMaker(namespace=_DI)
_lotse = ElementMaker(namespace=NAMESPACE)

_HEAD = 30  # the strip with a pool's or a lane's name
_LANE, _COLUMN = 130, 190
_TASK_WIDTH, _TASK_HEIGHT, _EVENT = 140, 90, 36

Step = Mapping[str, Any]


@dataclass(frozen=True)
class Labels:
    """The words of the file, in one language. Placeholders stand in braces."""

    start: str  # name of the start event
    end: str  # name of the end event
    step: str  # documentation of a step: {touch} and {wait} in minutes, {medium}, {value}
    group: str  # second paragraph where a step has one: {rag}
    media: Mapping[str, str]
    values: Mapping[str, str]


@dataclass(frozen=True)
class _Node:
    """A start, step or end: its id, the lane it stands in, and its box in the diagram."""

    id: str
    lane: int
    x: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return _LANE * self.lane + _LANE // 2

    @property
    def y(self) -> int:
        return self.middle - self.height // 2


def document(sheet: Mapping[str, Any], which: Which, *, name: str, labels: Labels) -> str:
    """The list `which` of a valid sheet (W8) as BPMN XML with an XML declaration; encode it as UTF-8.

    `name` is the pool's name. Ids come from the list and each step's `id` where it has one (letters and digits), else its
    `order`, so that a later export keeps them.
    Raises ValueError where the list is empty: a process without a step has no lane to stand in.
    """
    steps = sorted(sheet.get(which) or [], key=lambda step: step["order"])
    if not steps:
        raise ValueError(f"{which} has no steps to export")
    roles = list(dict.fromkeys(step["role"] for step in steps))
    nodes = _nodes(steps, roles, which)
    root = _bpmn.definitions(
        {"id": f"Definitions_{which}", "targetNamespace": NAMESPACE, "exporter": "Lotse"},
        _bpmn.collaboration(
            {"id": f"Collaboration_{which}"},
            _bpmn.participant({"id": f"Pool_{which}", "name": name, "processRef": f"Process_{which}"}),
        ),
        _process(steps, roles, nodes, which, name, labels),
        _diagram(roles, nodes, which),
    )
    body = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'


def _nodes(steps: Sequence[Step], roles: Sequence[str], which: str) -> list[_Node]:
    lanes = [roles.index(step["role"]) for step in steps]
    left = 2 * _HEAD + _EVENT
    start = _Node(f"Start_{which}", lanes[0], left - _EVENT, _EVENT, _EVENT)
    tasks = [
        _Node(
            f"Step_{which}_{step.get('id', step['order'])}",
            lane,
            left + 50 + _COLUMN * place,
            _TASK_WIDTH,
            _TASK_HEIGHT,
        )
        for place, (step, lane) in enumerate(zip(steps, lanes, strict=True))
    ]
    return [start, *tasks, _Node(f"End_{which}", lanes[-1], left + 50 + _COLUMN * len(steps), _EVENT, _EVENT)]


def _flow(source: _Node, target: _Node) -> str:
    return f"Flow_{source.id}_{target.id}"


def _process(
    steps: Sequence[Step], roles: Sequence[str], nodes: Sequence[_Node], which: str, name: str, labels: Labels
) -> etree._Element:
    start, *tasks, end = nodes
    flows = [_flow(*pair) for pair in pairwise(nodes)]
    return _bpmn.process(
        {"id": f"Process_{which}", "name": name},
        _bpmn.laneSet(
            {"id": f"Lanes_{which}"},
            *(
                _bpmn.lane(
                    {"id": _lane_id(which, place), "name": role},
                    *(_bpmn.flowNodeRef(node.id) for node in nodes if node.lane == place),
                )
                for place, role in enumerate(roles)
            ),
        ),
        _bpmn.startEvent({"id": start.id, "name": labels.start}, _bpmn.outgoing(flows[0])),
        *(
            _task(step, node, labels, before, after)
            for step, node, (before, after) in zip(steps, tasks, pairwise(flows), strict=True)
        ),
        _bpmn.endEvent({"id": end.id, "name": labels.end}, _bpmn.incoming(flows[-1])),
        *(
            _bpmn.sequenceFlow({"id": flow, "sourceRef": source.id, "targetRef": target.id})
            for flow, (source, target) in zip(flows, pairwise(nodes), strict=True)
        ),
    )


def _lane_id(which: str, place: int) -> str:
    return f"Lane_{which}_{place + 1}"


def _task(step: Step, node: _Node, labels: Labels, before: str, after: str) -> etree._Element:
    medium, value = step["medium"], step["value"]
    facts = {"order": step["order"], "medium": medium, "touchMinutes": step["touch_min"]}
    facts |= {"waitMinutes": step["wait_min"], "value": value}
    text = labels.step.format(
        touch=step["touch_min"], wait=step["wait_min"], medium=labels.media[medium], value=labels.values[value]
    )
    rag = step.get("rag")
    if rag:
        facts["rag"] = rag
        text += "\n" + labels.group.format(rag=rag)
    return _bpmn.task(
        {"id": node.id, "name": step["name"]},
        _bpmn.documentation(text),
        _bpmn.extensionElements(_lotse.step({key: str(fact) for key, fact in facts.items()})),
        _bpmn.incoming(before),
        _bpmn.outgoing(after),
    )


def _diagram(roles: Sequence[str], nodes: Sequence[_Node], which: str) -> etree._Element:
    width = nodes[-1].x + _EVENT + _HEAD + 20
    return _bpmndi.BPMNDiagram(
        {"id": f"Diagram_{which}"},
        _bpmndi.BPMNPlane(
            {"id": f"Plane_{which}", "bpmnElement": f"Collaboration_{which}"},
            _shape(f"Pool_{which}", (0, 0, width, _LANE * len(roles)), isHorizontal="true"),
            *(
                _shape(_lane_id(which, place), (_HEAD, _LANE * place, width - _HEAD, _LANE), isHorizontal="true")
                for place in range(len(roles))
            ),
            *_node_shapes(nodes),
            *(_edge(source, target) for source, target in pairwise(nodes)),
        ),
    )


def _node_shapes(nodes: Sequence[_Node]) -> Iterable[etree._Element]:
    for node in nodes:
        shape = _shape(node.id, (node.x, node.y, node.width, node.height))
        if node.width == _EVENT:
            label = _dc.Bounds(x=str(node.x - 12), y=str(node.y + _EVENT + 4), width=str(_EVENT + 24), height="28")
            shape.append(_bpmndi.BPMNLabel(label))
        yield shape


def _shape(element: str, box: tuple[int, int, int, int], **attributes: str) -> etree._Element:
    x, y, width, height = (str(number) for number in box)
    bounds = _dc.Bounds({"x": x, "y": y, "width": width, "height": height})
    return _bpmndi.BPMNShape({"id": f"{element}_di", "bpmnElement": element, **attributes}, bounds)


def _edge(source: _Node, target: _Node) -> etree._Element:
    """Straight within a lane; otherwise it turns half-way in the gap between two columns, where no box stands."""
    begin, end = source.x + source.width, target.x
    points = [(begin, source.middle), (end, target.middle)]
    if source.lane != target.lane:
        turn = (begin + end) // 2
        points[1:1] = [(turn, source.middle), (turn, target.middle)]
    flow = _flow(source, target)
    return _bpmndi.BPMNEdge(
        {"id": f"{flow}_di", "bpmnElement": flow}, *(_di.waypoint({"x": str(x), "y": str(y)}) for x, y in points)
    )
