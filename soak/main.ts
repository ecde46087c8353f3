import { parseArgs } from 'node:util'
import { browserKills } from './browser-kills.ts'
import { copies } from './copies.ts'
import { damages } from './damages.ts'
import { disks } from './disks.ts'
import { editionsOn } from './editions.ts'
import { extracts } from './extracts.ts'
import { journeys } from './journeys.ts'
import { killsOn } from './kills.ts'
import { meetingKills } from './meeting-kills.ts'
import { meetings } from './meetings.ts'
import { oddFigures } from './odd-figures.ts'
import { powerCuts } from './power-cuts.ts'
import type { Proof } from './proof.ts'
import { properties } from './properties.ts'
import { requests } from './requests.ts'

const PROOFS: Readonly<Record<string, Proof>> = {
  properties,
  journeys,
  kills: killsOn('pglite'),
  'kills-postgres': killsOn('postgres'),
  editions: editionsOn('pglite'),
  'editions-postgres': editionsOn('postgres'),
  'power-cuts': powerCuts,
  damages,
  disks,
  requests,
  copies,
  'odd-figures': oddFigures,
  meetings,
  'meeting-kills': meetingKills,
  'browser-kills': browserKills,
  extracts,
}

/** Of the things found wrong in one part, how many are printed. */
const MOST_TOLD = 30

/** `npm run soak [part…] [-- --seed <number>]`: proves each part in turn, and says with what seed. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' } },
})
const seed = Number(values.seed ?? Date.now() % 2 ** 31)
const names = positionals.length > 0 ? positionals : Object.keys(PROOFS)
const unknown = names.filter((name) => !Object.hasOwn(PROOFS, name))

if (unknown.length > 0) {
  refuse(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(PROOFS).join(', ')}`)
} else if (!Number.isInteger(seed)) {
  refuse(`"${values.seed}" is not a seed. Give a whole number`)
} else {
  for (const name of names) {
    const proof = PROOFS[name]
    if (proof !== undefined) await proveOne(name, proof)
  }
}

async function proveOne(name: string, { claim, prove }: Proof): Promise<void> {
  process.stdout.write(`${name}, seed ${seed}: proving that ${claim}\n`)
  const start = performance.now()
  const wrong = await prove(seed)
  const minutes = ((performance.now() - start) / 60_000).toFixed(1)
  if (wrong.length === 0) {
    process.stdout.write(`ok     ${name}: it stands, after ${minutes} minutes\n`)
    return
  }
  process.exitCode = 1
  for (const sentence of wrong.slice(0, MOST_TOLD)) {
    process.stdout.write(`WRONG  ${name}: ${sentence}\n`)
  }
  const more = wrong.length - MOST_TOLD
  if (more > 0) process.stdout.write(`       and ${more} more\n`)
  process.stdout.write(`       To repeat it: npm run soak ${name} -- --seed ${seed}\n`)
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 2
}
