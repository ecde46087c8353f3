import type { FastifyInstance } from 'fastify'
import { EDITION } from '#holdings/index.ts'
import { periodFromAddress } from '#shared/index.ts'
import { ERASURE, fetchVersion } from '#storage/index.ts'
import { type Actor, doRegularly } from '#web/index.ts'
import { type Edition, recordOf } from './edition.ts'
import { fetchEditions } from './edition-records.ts'
import { lookAt } from './look-at.ts'
import type { EditionNeeds } from './needs.ts'
import { publish } from './publish.ts'
import { whyNotPublished } from './why-not.ts'

export interface TimeNeeds extends EditionNeeds {
  /** Why nothing can be recorded at the moment; `undefined` when it can. */
  readonly whyNotRecorded: () => string | undefined
}

/** As whom the program looks at what it is to publish. */
const OFFICE: Actor = { roles: ['public', 'read-only-officer'] }

/** As whom it records that it published something. */
const PROGRAM = 'the program, at the time that was approved'

const LOOKS_EVERY_MS = 5_000

/**
 * Publishes editions at the times that were set when they were approved. One whose time passed while the
 * program was stopped is published when it is started again; one that something stands in the way of waits.
 */
export function keepTimes(app: FastifyInstance, needs: TimeNeeds): void {
  doRegularly(app, 'An edition could not be published', LOOKS_EVERY_MS, lookForDue(needs))
}

/** @returns a function that publishes what is due, and costs nothing while nothing is */
function lookForDue(needs: TimeNeeds): () => Promise<void> {
  const { readAs, holdings, now, whyNotRecorded } = needs
  const db = readAs({ audience: 'office' })
  let known: { readonly version: string; readonly all: readonly Edition[] } | undefined
  /** What was tried, and stood in the way of nothing but what has to change first. */
  const tried = new Map<string, string>()

  return async () => {
    const version = await fetchVersion(db, [EDITION, ERASURE])
    if (known?.version !== version) known = { version, all: await fetchEditions(db, 'office') }
    const { at, today } = now()
    const due = known.all.filter(
      ({ state, approved }) =>
        state === 'approved' && approved?.publishAt != null && isPast(approved.publishAt, at),
    )
    if (due.length === 0 || whyNotRecorded() !== undefined) return
    const held = await holdings({ actor: OFFICE }, 'now')
    for (const edition of due) {
      const record = recordOf(edition)
      if (tried.get(record) === `${version} ${held.version}`) continue
      const definition = held.area.reports.find(({ id }) => id === edition.report)
      const period = periodFromAddress(edition.period)
      if (!definition || !period) continue
      const subject = { definition, period }
      const looked = await lookAt(held, subject, edition, known.all, needs)
      tried.set(record, `${version} ${held.version}`)
      if (!looked.ok || whyNotPublished(edition, looked).length > 0) continue
      const moment = { day: today, recorder: { actor: PROGRAM, at } }
      await publish(needs, held, subject, edition, looked.value, { act: 'keep-time' }, moment)
    }
  }
}

function isPast(instant: string, at: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(instant), Temporal.Instant.from(at)) <= 0
}
