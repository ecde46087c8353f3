import { spawn } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Measured } from './measured.ts'

/** What is measured, each in a process of its own, so that none warms or fills another. */
const BENCHES: Readonly<Record<string, () => Promise<readonly Measured[]>>> = {
  limits: async () => (await import('./limits.ts')).benchLimits(),
  alarms: async () => (await import('./false-alarms.ts')).benchFalseAlarms(),
  judgements: async () => (await import('./judgements.ts')).benchJudgements(),
  statistics: async () => (await import('./statistics.ts')).benchStatistics(),
  report: async () => (await import('./report.ts')).benchReport(),
  pack: async () => (await import('./pack.ts')).benchPack(),
  start: async () => (await import('./start.ts')).benchStart(),
  site: async () => (await import('./site.ts')).benchSite(),
  readers: async () => (await import('./readers.ts')).benchReaders(),
  'sign-in': async () => (await import('./sign-in.ts')).benchSignIn(),
  figures: async () => (await import('./figures.ts')).benchFigures(),
  'given-papers': async () => (await import('./given-papers.ts')).benchGivenPapers(),
  slips: async () => (await import('./slips.ts')).benchSlips(),
  formats: async () => (await import('./formats.ts')).benchFormats(),
  papers: async () => (await import('./papers.ts')).benchPapers(),
  registers: async () => (await import('./registers.ts')).benchRegisters(),
  meeting: async () => (await import('./meeting.ts')).benchMeeting(),
  extracts: async () => (await import('./extracts.ts')).benchExtracts(),
  imports: async () => (await import('./imports.ts')).benchImports(),
}

const asked = process.argv.slice(2)
if (asked[0] === '--one') {
  const bench = BENCHES[asked[1] ?? '']
  process.stdout.write(JSON.stringify(bench ? await bench() : []))
} else {
  await runAll(asked.length > 0 ? asked : Object.keys(BENCHES))
}

/** `npm run bench [name…]`: runs the benches one after another and prints each figure. */
async function runAll(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in BENCHES))
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}\n`,
    )
    process.exitCode = 2
    return
  }
  const [processor] = cpus()
  process.stdout.write(
    `${cpus().length} × ${processor?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
      `${process.platform} ${process.arch}, Node ${process.version}\n\n`,
  )
  for (const name of names) {
    for (const { name: what, measured, floor, ok, note } of await runOne(name)) {
      if (!ok) process.exitCode = 1
      process.stdout.write(`${ok ? 'ok    ' : 'SHORT '} ${what}: ${measured} (floor ${floor})\n`)
      if (note !== undefined) process.stdout.write(`         ${note}\n`)
    }
  }
}

async function runOne(name: string): Promise<readonly Measured[]> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--one', name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output = await text(child.stdout)
  try {
    return JSON.parse(output) as Measured[]
  } catch {
    return [{ name, measured: 'failed; its reason is above', floor: 'to run', ok: false }]
  }
}
