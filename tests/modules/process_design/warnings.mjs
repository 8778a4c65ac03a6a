// Reads BPMN from standard input as bpmn-moddle does; prints its warnings as JSON.
import { BpmnModdle } from 'bpmn-moddle';
import { text } from 'node:stream/consumers';

const { warnings } = await new BpmnModdle().fromXML(await text(process.stdin));
console.log(JSON.stringify(warnings.map(warning => warning.message)));
