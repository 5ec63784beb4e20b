// The capped job in DuckDB, on the data of the benchmarks.
//
//   node duckdb.mjs RECORDS.csv EXPECTED.csv            times everything and prints it
//   node duckdb.mjs RECORDS.csv EXPECTED.csv --serve    answers one line of JSON a line of input, for runs in turn with the library:
//                                                       THREADS grouped|unsorted|uncapped, or THREADS csv OUT.csv
//
// EXPECTED.csv has volunteer_id,credit,score,star,eligible and EXPECTED.csv.totals minutes and records lost, unapproved and over the limit.
// A result that differs is not timed: the script ends with an error.
import { createInterface } from 'node:readline';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import * as job from './job.mjs';

const [records, expected, mode] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const quote = (text) => `'${text.replaceAll("'", "''")}'`;
const run = (sql) => connection.run(sql);
const rows = async (sql) => (await connection.runAndReadAll(sql)).getRows();

const readCsv = `read_csv(${quote(records)}, header = true, columns = {record_id: 'VARCHAR', volunteer_id: 'VARCHAR', date: 'DATE', minutes: 'INTEGER', category: 'VARCHAR', source: 'VARCHAR', status: 'VARCHAR', recorded_at: 'TIMESTAMPTZ'})`;
const isVisible = `date <= DATE ${quote(job.asOf)} AND recorded_at <= TIMESTAMPTZ ${quote(job.knownAt)}`;
const codes = (column, of) => `list_position([${of.map(quote)}], ${column})::UTINYINT AS ${column}`;
const weightByCode = `([${Object.values(job.categories)}])[category] * ([${Object.values(job.sources)}])[source]`;
const cases = (column, of) => `CASE ${column} ${Object.entries(of).map(([text, tenths]) => `WHEN ${quote(text)} THEN ${tenths}`).join(' ')} END`;
const weightByText = `${cases('category', job.categories)} * ${cases('source', job.sources)}`;
const star = job.starHours.map((hours) => `(credit >= ${hours * job.quantaPerHour})::INTEGER`).join(' + ');

// What of each record counts: the limit cuts in the order of record ids.
const kept = (table, volunteer, record, weight, approved) => `
  SELECT ${volunteer} AS volunteer, minutes, ${weight} AS weight,
    greatest(0, least(minutes, ${job.dailyMax} - (sum(minutes) OVER (PARTITION BY ${volunteer}, date ORDER BY ${record} ROWS UNBOUNDED PRECEDING) - minutes))) AS kept
  FROM ${table} WHERE ${isVisible} AND ${approved}`;
const credits = `SELECT volunteer, sum(kept * weight) AS credit, sum(minutes - kept) AS over_minutes, count(*) FILTER (kept < minutes) AS over FROM kept GROUP BY volunteer`;
const scored = (volunteers) => `
  SELECT volunteer, credit, score, ${star} AS star, score >= ${job.loanFrom} AS eligible, over_minutes, over
  FROM (SELECT *, least(${job.scoreMax}, ${job.base} + credit // ${job.quantaPerHour})::INTEGER AS score
    FROM (SELECT volunteer, coalesce(credit, 0)::BIGINT AS credit, coalesce(over_minutes, 0) AS over_minutes, coalesce(over, 0) AS over FROM ${volunteers} LEFT JOIN credits USING (volunteer)))`;

const jobs = {
  async capped(table) {
    await run(`CREATE OR REPLACE TABLE result AS WITH kept AS (${kept(table, 'volunteer', 'record', weightByCode, 'status = 1')}), credits AS (${credits}) ${scored('volunteers')}`);
    await run(`CREATE OR REPLACE TABLE unapproved AS SELECT sum(minutes) AS minutes, count(*) AS records FROM ${table} WHERE ${isVisible} AND status <> 1`);
  },
  grouped: () => jobs.capped('grouped'),
  unsorted: () => jobs.capped('unsorted'),
  uncapped: () => run(`CREATE OR REPLACE TABLE result AS SELECT volunteer, sum(minutes * ${weightByCode}) AS credit FROM grouped WHERE ${isVisible} AND status = 1 GROUP BY volunteer`),
  // From the file to a file: the records are read once into a table, since three queries look at them.
  async csv(out) {
    await run(`CREATE OR REPLACE TABLE read AS SELECT record_id, volunteer_id AS volunteer, date, minutes, (${weightByText})::UTINYINT AS weight, status = 'approved' AS approved, recorded_at FROM ${readCsv}`);
    await run(`CREATE OR REPLACE TABLE result AS WITH kept AS (${kept('read', 'volunteer', 'record_id', 'weight', 'approved')}), credits AS (${credits}) ${scored('(SELECT DISTINCT volunteer FROM read)')}`);
    await run(`CREATE OR REPLACE TABLE unapproved AS SELECT sum(minutes) AS minutes, count(*) AS records FROM read WHERE ${isVisible} AND NOT approved`);
    await run(`COPY (SELECT volunteer AS volunteer_id, 'Computed' AS status, credit / 100 AS credit, score, CASE WHEN star > 0 THEN 'star-' || star END AS stars, CASE WHEN eligible THEN 'Eligible' ELSE 'NotEligible' END AS loan FROM result) TO ${quote(out)} (HEADER)`);
  },
};

async function mustAgree(name, capped) {
  const differs = capped ? '(r.credit, r.score, r.star, r.eligible) IS DISTINCT FROM (e.credit, e.score, e.star, e.eligible)' : 'coalesce(r.credit, 0) <> e.uncapped';
  const key = name === 'csv' ? 'volunteer_id' : 'volunteer';
  const [[wrong, extra]] = await rows(`SELECT count(*) FILTER (e.volunteer IS NOT NULL AND ${differs}), count(*) FILTER (e.volunteer IS NULL) FROM result r FULL JOIN expected e ON r.volunteer = e.${key}`);
  const totals = readFileSync(`${expected}.totals`, 'utf8').trim();
  const lost = capped ? (await rows(`SELECT (SELECT minutes FROM unapproved), (SELECT records FROM unapproved), sum(over_minutes), sum(over) FROM result`))[0].join() : totals;
  if (wrong !== 0n || extra !== 0n || lost !== totals) {
    throw new Error(`DuckDB, ${name}: ${wrong} volunteers differ, ${extra} are not expected; lost ${lost}, expected ${totals}. It is not timed.`);
  }
}

const agreed = new Set();
async function time(threads, name, out) {
  await run(`SET threads = ${threads}`);
  if (!agreed.has(name)) {
    await jobs[name](out);
    await mustAgree(name, name !== 'uncapped');
    agreed.add(name);
  }
  const start = performance.now();
  await jobs[name](out);
  return performance.now() - start;
}

await run(`CREATE TABLE expected AS SELECT *, volunteer_id[2:]::INTEGER AS volunteer FROM read_csv(${quote(expected)}, header = true)`);
await run(`CREATE TABLE volunteers AS SELECT volunteer FROM expected`);
await run(`CREATE TABLE unsorted AS SELECT volunteer_id[2:]::INTEGER AS volunteer, date, minutes, record_id[2:]::INTEGER AS record, ${codes('category', Object.keys(job.categories))}, ${codes('source', Object.keys(job.sources))}, ${codes('status', ['approved', 'pending', 'rejected'])}, recorded_at FROM ${readCsv} ORDER BY record`);
await run(`CREATE TABLE grouped AS SELECT * FROM unsorted ORDER BY volunteer, date, record`);
const [[version]] = await rows('SELECT version()');

if (mode === '--serve') {
  console.log(JSON.stringify({ version }));
  for await (const line of createInterface({ input: process.stdin })) {
    const [threads, name, out] = line.split(' ');
    console.log(JSON.stringify({ milliseconds: await time(threads, name, out) }));
  }
} else {
  console.log(`DuckDB ${version}`);
  const out = join(tmpdir(), `duckdb-scores-${process.pid}.csv`);
  for (const name of ['grouped', 'unsorted', 'uncapped', 'csv']) {
    for (const threads of [1, 2]) {
      const times = [];
      for (let i = 0; i < 5; i++) {
        times.push(await time(threads, name, out));
      }
      console.log(`${name}, ${threads} thread${threads > 1 ? 's' : ''}: ${times.sort((a, b) => a - b)[2].toFixed(1)} ms`);
    }
  }
  rmSync(out, { force: true });
}
