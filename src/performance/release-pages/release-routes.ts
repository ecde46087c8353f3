import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inLondon } from '#days/index.ts'
import { readForm } from '#fields/index.ts'
import {
  fetchReleases,
  fetchUnreleased,
  RELEASE,
  recordRelease,
  type WithheldAtRelease,
  withdrawRelease,
} from '#holdings/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import { fetchNames, writeRecord } from '#storage/index.ts'
import { PUBLIC, recorderOf, showMessage, showPage, typedSchema } from '#web/index.ts'
import { type ActForm, type FigureActNeeds, showAct } from '../pages/figure-acts.ts'
import type { Holdings } from '../pages/holdings.ts'
import {
  byMeasure,
  choiceOf,
  choiceOfEdition,
  type EditionToBe,
  releaseFields,
  type WaitingMeasure,
  WITHDRAW_RELEASE,
} from './release-fields.ts'
import { namesOf, presentReleases, type SentRelease, sayWhenReleased } from './releases-page.ts'
import { lookForSmall, type SmallAtRelease } from './small-at-release.ts'

/** The folders of the views of releasing. */
export const RELEASE_VIEWS = [fileURLToPath(new URL('./views', import.meta.url))]

const READ = { config: { act: { kind: RELEASE, act: 'read' } } }
const RECORD = { config: { act: { kind: RELEASE, act: 'record' } } }
const WITHDRAW = { config: { act: { kind: RELEASE, act: 'withdraw' } } }

interface Asked {
  readonly Params: { readonly record: string }
}

export interface ReleaseNeeds extends FigureActNeeds {
  /** The editions that figures can be released with. */
  readonly editionsToBe: (held: Holdings) => Promise<readonly EditionToBe[]>
  /** What is odd about a time at which something is to be public by itself. */
  readonly warnOfTime: (at: string) => Promise<string | undefined>
}

/** What waits to be released, releasing it, and withdrawing a release whose time is to come. */
export function releaseRoutes(app: FastifyInstance, needs: ReleaseNeeds): void {
  const { db, holdings, now, editionsToBe, warnOfTime } = needs

  const show = async (request: FastifyRequest, reply: FastifyReply, sent: SentRelease = {}) => {
    const held = await holdings(request, 'now')
    const as = { area: held.area, unreleased: await fetchUnreleased(db, now().at) }
    const [releases, nameOf] = [await fetchReleases(db), await fetchNames(db)]
    const oddTimes = new Map<string, string>()
    for (const { record, from } of as.unreleased.toCome) {
      const odd = from === undefined ? undefined : await warnOfTime(from)
      if (odd !== undefined) oddTimes.set(record, odd)
    }
    const page = presentReleases(as, await editionsToBe(held), releases, oddTimes, nameOf, sent)
    return showPage(reply, 'releases.njk', page, sent.problems === undefined ? 200 : 422)
  }

  app.get('/data/releases', READ, (request, reply) => show(request, reply))

  app.post('/data/releases', RECORD, async (request, reply) => {
    const held = await holdings(request, 'now')
    const { area } = held
    const { at, today: day } = now()
    const unreleased = await fetchUnreleased(db, at)
    const measures = byMeasure(unreleased.waiting, area.measures)
    const typed = typedSchema.parse(request.body)
    const editions = await editionsToBe(held)
    const read = readForm(releaseFields(measures, editions), typed)
    const nothing = [typed['measures'] ?? []].flat().length === 0 ? [NOTHING_CHOSEN] : []
    const problems = [...nothing, ...(read.ok ? [] : read.problems)]
    if (problems.length > 0 || !read.ok) return show(request, reply, { typed, problems })
    const { measures: chosen, when, at: typedTime, edition } = read.value
    const figures = measures
      .filter((one) => chosen.includes(choiceOf(one)))
      .flatMap((one) => one.waiting.map(({ import: of, measure }) => ({ import: of, measure })))
    const looked = await lookForSmall(needs, area, unreleased, figures)
    const isClear = looked.exposed === undefined && looked.small === undefined
    const settled = isClear ? accept(undefined) : settleSmall(looked, measures, editions, typed)
    if (!settled.ok) return show(request, reply, { typed, problems: settled.problems, looked })
    const withheld = settled.value
    const from =
      when === 'later' && typedTime !== undefined
        ? inLondon(typedTime).toInstant().toString()
        : undefined
    const awaited = editions.find((one) => when === 'with' && choiceOfEdition(one) === edition)
    const release = { figures, from, with: awaited, withheld, day }
    const done = await writeRecord(db, (trx) =>
      recordRelease(trx, release, recorderOf(request, at)),
    )
    if (!done.ok) return show(request, reply, { typed, problems: done.problems })
    // Whoever released goes on to pages that have the figures as they are now, for the public and the office
    await holdings({ actor: PUBLIC }, 'now')
    await holdings(request, 'now')
    return reply.redirect('/data/releases', 303)
  })

  app.get<Asked>('/data/releases/:record/withdraw', WITHDRAW, async (request, reply) => {
    const form = await findForm(request)
    return form.ok ? showAct(reply, form.value, WITHDRAW_RELEASE) : reply.callNotFound()
  })

  app.post<Asked>('/data/releases/:record/withdraw', WITHDRAW, async (request, reply) => {
    const form = await findForm(request)
    if (!form.ok) return showCannot(reply, form.problems)
    const typed = typedSchema.parse(request.body)
    const read = readForm(WITHDRAW_RELEASE, typed)
    if (!read.ok) return showAct(reply, form.value, WITHDRAW_RELEASE, typed, read.problems)
    const { at, today: day } = now()
    const { record } = request.params
    const done = await writeRecord(db, (trx) =>
      withdrawRelease(trx, { record, day }, { ...read.value, ...recorderOf(request, at) }),
    )
    if (!done.ok) return showCannot(reply, done.problems)
    return reply.redirect('/data/releases', 303)
  })

  /** The form by which a release that is to come is withdrawn. */
  async function findForm(request: FastifyRequest<Asked>): Promise<Outcome<ActForm>> {
    const { record } = request.params
    const { area } = await holdings(request)
    const { toCome } = await fetchUnreleased(db, now().at)
    const release = toCome.find((one) => one.record === record)
    if (!release) {
      const message = 'It was withdrawn, or its time has come. Open the releases again to see'
      return refuse('no-such-release', message)
    }
    return {
      ok: true,
      value: {
        title: `Withdraw release ${record}`,
        lead:
          `Figures of ${namesOf(release, area.measures)} are to be released ${sayWhenReleased(release, area.reports)}. ` +
          'When this is withdrawn they wait again.',
        action: `/data/releases/${record}/withdraw`,
        button: 'Withdraw it',
        breadcrumbs: [
          { text: 'Data', href: '/data' },
          { text: 'Releases', href: '/data/releases' },
        ],
      },
    }
  }
}

/**
 * What was chosen of small numbers.
 *
 * @returns what is withheld, where that was chosen; refused where nothing was, or it does not help
 */
function settleSmall(
  looked: SmallAtRelease,
  measures: readonly WaitingMeasure[],
  editions: readonly EditionToBe[],
  typed: Readonly<Record<string, unknown>>,
): Outcome<WithheldAtRelease | undefined> {
  const { exposed, toWithhold } = looked
  if (typed['small'] === 'withhold' && toWithhold !== undefined) {
    const read = readForm(releaseFields(measures, editions, looked), typed)
    if (!read.ok) return read
    const why = String((read.value as Readonly<Record<string, unknown>>)['whyWithheld'])
    return accept({ figures: toWithhold.map(({ id }) => id), why })
  }
  if (exposed) return { ok: false, problems: [exposed] }
  return typed['small'] === 'published'
    ? accept(undefined)
    : { ok: false, problems: [CHOOSE_SMALL] }
}

const NOTHING_CHOSEN: Problem = {
  code: 'nothing-chosen',
  field: 'measures',
  message: 'Choose at least one measure to release',
}

const CHOOSE_SMALL: Problem = {
  code: 'small-numbers',
  field: 'small',
  message:
    'Say what is to be done with the small numbers: withhold them, release them as they were published already, or release nothing now',
}

function showCannot(reply: FastifyReply, problems: readonly Problem[]) {
  const sentences = problems.map(({ message }) => `${message}.`)
  return showMessage(reply, 409, 'This release cannot be withdrawn', sentences)
}
