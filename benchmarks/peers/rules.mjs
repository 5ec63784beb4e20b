// Rule engines on the decision part of the capped job: stars and the loan from a volunteer's credit and score.
//
//   node rules.mjs EXPECTED.csv
//
// Neither engine can do the job itself: both evaluate conditions on one prepared input and have no sums over records, no limit per day and
// no rounding. So credit and score are given to them, computed beforehand and not timed; the library's time beside it, in
// benchmarks/README.md, is that of the whole job from records. A result that differs is not timed.
import { readFileSync } from 'node:fs';
import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import * as job from './job.mjs';

const volunteers = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n').slice(1).map((line) => {
  const [id, credit, score, star, eligible] = line.split(',');
  return { id, input: { credit: Number(credit), score: Number(score) }, star: Number(star), eligible: eligible === 'true' };
});

// One decision table, best step first; the first row that matches decides.
function zen() {
  const steps = [...job.starHours.keys()].reverse();
  const table = (id, field, output, rules) => ({
    id, type: 'decisionTableNode', name: id, position: { x: 0, y: 0 },
    content: { hitPolicy: 'first', passThrough: false, inputs: [{ id: 'i', type: 'expression', name: field, field }], outputs: [{ id: 'o', type: 'expression', name: output, field: output }], rules },
  });
  const nodes = [
    { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    table('stars', 'credit', 'star', [...steps.map((s) => ({ _id: `s${s}`, i: `>= ${job.starHours[s] * job.quantaPerHour}`, o: `${s + 1}` })), { _id: 'none', i: '', o: '0' }]),
    table('loan', 'score', 'eligible', [{ _id: 'yes', i: `>= ${job.loanFrom}`, o: 'true' }, { _id: 'no', i: '', o: 'false' }]),
    { id: 'out', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } },
  ];
  const edges = ['stars', 'loan'].flatMap((id) => [{ id: `in-${id}`, type: 'edge', sourceId: 'in', targetId: id }, { id: `${id}-out`, type: 'edge', sourceId: id, targetId: 'out' }]);
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify({ nodes, edges })));
  return async (input) => (await decision.evaluate(input)).result;
}

function jsonRules() {
  const engine = new Engine();
  job.starHours.forEach((hours, step) => engine.addRule({
    conditions: { all: [{ fact: 'credit', operator: 'greaterThanInclusive', value: hours * job.quantaPerHour }] }, event: { type: 'star', params: { star: step + 1 } },
  }));
  engine.addRule({ conditions: { all: [{ fact: 'score', operator: 'greaterThanInclusive', value: job.loanFrom }] }, event: { type: 'loan' } });
  return async (input) => {
    const { events } = await engine.run(input);
    return { star: Math.max(0, ...events.map((e) => e.params?.star ?? 0)), eligible: events.some((e) => e.type === 'loan') };
  };
}

for (const [name, decide] of [['zen', zen()], ['json-rules-engine', jsonRules()]]) {
  for (const { id, input, star, eligible } of volunteers) {
    const result = await decide(input);
    if (result.star !== star || result.eligible !== eligible) {
      throw new Error(`${name}: ${id} has ${JSON.stringify(result)} and not ${star}, ${eligible}. It is not timed.`);
    }
  }
  // One after the other, and a thousand at a time: each engine is given the way that suits it.
  const medians = [];
  for (const batch of [1, 1000]) {
    const times = [];
    for (let i = 0; i < 5; i++) {
      const start = performance.now();
      for (let from = 0; from < volunteers.length; from += batch) {
        await Promise.all(volunteers.slice(from, from + batch).map(({ input }) => decide(input)));
      }
      times.push(performance.now() - start);
    }
    medians.push(times.sort((a, b) => a - b)[2]);
  }
  const median = Math.min(...medians);
  console.log(`${name}, stars and loan of ${volunteers.length} volunteers with prepared sums: ${median.toFixed(0)} ms, ${(median * 1000 / volunteers.length).toFixed(1)} µs each`);
}
