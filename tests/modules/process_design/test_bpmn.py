"""The BPMN file: valid, whole, and readable by the tools people open it with."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser, BpmnValidator

from tests.examples import tried
from tests.modules.process_design import npm, processes
from tests.npm import MODULES, install
from xblocks.modules.process_design import bpmn

LABELS = bpmn.Labels(
    start="Begin",
    end="Done",
    step="{touch} minutes of work, then {wait} minutes of waiting. Medium: {medium}. Value: {value}.",
    group="Reference group: {rag}",
    media=processes.MEDIA,
    values=processes.VALUES,
)
NS = {
    "b": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "di": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "way": "http://www.omg.org/spec/DD/20100524/DI",
    "own": bpmn.NAMESPACE,
}
SAMPLES = {"example": processes.AS_IS, "shuffled": processes.AS_IS[::-1], "long": processes.long(200)}
SAMPLES["hostile"] = [{**row, "name": processes.HOSTILE, "role": processes.HOSTILE} for row in processes.AS_IS[:2]]


def export(steps, which="as_is"):
    return bpmn.document({which: steps}, which, name="Scaffolding permit", labels=LABELS)


def tree(steps, which="as_is"):
    return etree.fromstring(export(steps, which).encode())


def assert_valid(root):
    """Against the OMG's schemas, which SpiffWorkflow ships."""
    BpmnValidator().validate(root)


@pytest.fixture(scope="module")
def packages():
    install()


@pytest.fixture(scope="module")
def viewer(packages, chromium):
    """bpmn-js in a page of its own: gives a file's warnings and what it drew."""
    page = chromium.new_page()
    page.set_content("<div id=canvas style='width:900px;height:600px'></div>")
    page.add_script_tag(path=MODULES / "bpmn-js/dist/bpmn-navigated-viewer.development.js")
    yield lambda xml: page.evaluate(
        """async xml => {
            const viewer = new BpmnJS({container: '#canvas'});
            const {warnings} = await viewer.importXML(xml);
            const elements = viewer.get('elementRegistry').getAll();
            const answer = {warnings: warnings.map(warning => warning.message), types: elements.map(e => e.type)};
            viewer.destroy();
            return answer;
        }""",
        xml,
    )
    page.close()


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_file_is_valid_and_opens_in_bpmn_js_without_a_warning(sample, viewer):
    xml = export(SAMPLES[sample])
    assert_valid(etree.fromstring(xml.encode()))
    assert npm.moddle_warnings(xml) == []
    opened = viewer(xml)
    assert opened["warnings"] == []
    steps = len(SAMPLES[sample])
    expected = {"Participant": 1, "Task": steps, "StartEvent": 1, "EndEvent": 1, "SequenceFlow": steps + 1}
    expected["Lane"] = len({row["role"] for row in SAMPLES[sample]})
    assert {kind: opened["types"].count(f"bpmn:{kind}") for kind in expected} == expected


@pytest.mark.parametrize("sample", SAMPLES)
def test_an_engine_runs_it_to_the_end_in_the_order_of_the_steps(sample, tmp_path: Path):
    path = tmp_path / "process.bpmn"
    path.write_text(export(SAMPLES[sample]), encoding="utf-8")
    parser = BpmnParser(validator=BpmnValidator())
    parser.add_bpmn_file(str(path))
    workflow = BpmnWorkflow(parser.get_spec("Process_as_is"))
    done = []
    while ready := workflow.get_tasks(state=TaskState.READY):
        done += [task.task_spec.bpmn_id for task in ready]
        for task in ready:
            task.run()
    assert workflow.completed
    assert [name for name in done if name and name.startswith("Step_")] == [
        f"Step_as_is_{order}" for order in sorted(row["order"] for row in SAMPLES[sample])
    ]


def test_lanes_are_the_roles_and_hold_their_steps():
    root = tree(processes.AS_IS)
    lanes = {
        lane.get("name"): lane.xpath("b:flowNodeRef/text()", namespaces=NS) for lane in root.iterfind(".//b:lane", NS)
    }
    assert lanes == {
        "front": ["Start_as_is", "Step_as_is_1"],
        "clerk": ["Step_as_is_2", "Step_as_is_3", "Step_as_is_5", "End_as_is"],
        "head": ["Step_as_is_4"],
    }


def test_a_step_says_its_facts_to_people_and_to_programs():
    first = tree(processes.AS_IS).find(".//b:task", NS)
    assert first.findtext("b:documentation", namespaces=NS) == (
        "10 minutes of work, then 960 minutes of waiting. Medium: Paper. Value: N: necessary.\n"
        "Reference group: Receive information"
    )
    assert dict(first.find("b:extensionElements/own:step", NS).attrib) == {
        "order": "1",
        "medium": "paper",
        "touchMinutes": "10",
        "waitMinutes": "960",
        "value": "N",
        "rag": "Receive information",
    }


def test_ids_stay_when_a_step_is_inserted():
    before = {task.get("name"): task.get("id") for task in tree(processes.AS_IS).iterfind(".//b:task", NS)}
    more = [{**row, "order": row["order"] * 10} for row in processes.AS_IS]
    inserted = [*more, processes.step(25, "ask again", "clerk", "phone", 5, 60, "W")]
    without = {task.get("name"): task.get("id") for task in tree(more).iterfind(".//b:task", NS)}
    after = {task.get("name"): task.get("id") for task in tree(inserted).iterfind(".//b:task", NS)}
    assert len(before) == len(without) == 5
    assert without.items() < after.items()


def test_both_lists_of_a_sheet_can_stand_in_one_model_without_a_clash():
    as_is, to_be = tree(processes.AS_IS), tree(processes.AS_IS, "to_be")
    assert not set(as_is.xpath("//@id")) & set(to_be.xpath("//@id"))


def test_an_empty_process_is_refused():
    with pytest.raises(ValueError, match="to_be has no steps"):
        bpmn.document({"as_is": processes.AS_IS, "to_be": []}, "to_be", name="x", labels=LABELS)


@tried(0.6)
@given(processes.PROCESSES)
def test_any_sheet_gives_a_valid_file_that_shows_every_step_once(steps):
    root = tree(steps)
    assert_valid(root)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    ordered = sorted(steps, key=lambda row: row["order"])
    assert root.xpath("//b:task/@name", namespaces=NS) == [row["name"] for row in ordered]
    shown = root.xpath("//@bpmnElement")
    assert len(shown) == len(set(shown)), "an element is drawn twice"
    drawable = "//b:task|//b:startEvent|//b:endEvent|//b:lane|//b:participant|//b:sequenceFlow|//b:collaboration"
    assert set(shown) == {element.get("id") for element in root.xpath(drawable, namespaces=NS)}
    assert_drawn_well(root)


def assert_drawn_well(root):
    """Every node lies within its lane and apart from the others; every edge begins and ends at its nodes' rims."""
    boxes = {}
    for shape in root.iterfind(".//di:BPMNShape", NS):
        bounds = shape.find("dc:Bounds", NS)
        boxes[shape.get("bpmnElement")] = [int(bounds.get(name)) for name in ("x", "y", "width", "height")]
    columns = set()
    for lane in root.iterfind(".//b:lane", NS):
        _, top, _, height = boxes[lane.get("id")]
        for node in lane.xpath("b:flowNodeRef/text()", namespaces=NS):
            x, y, _, tall = boxes[node]
            assert top <= y and y + tall <= top + height
            assert x not in columns, "two nodes in one column"
            columns.add(x)
    for edge in root.iterfind(".//di:BPMNEdge", NS):
        flow = root.find(f".//b:sequenceFlow[@id='{edge.get('bpmnElement')}']", NS)
        points = [(int(point.get("x")), int(point.get("y"))) for point in edge.iterfind("way:waypoint", NS)]
        x, y, width, height = boxes[flow.get("sourceRef")]
        assert points[0] == (x + width, y + height // 2)
        x, y, _, height = boxes[flow.get("targetRef")]
        assert points[-1] == (x, y + height // 2)
        assert all(one[0] == two[0] or one[1] == two[1] for one, two in pairwise(points))
