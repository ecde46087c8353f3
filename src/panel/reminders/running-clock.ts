import type { People } from '#people/index.ts'
import { fetchPanelReports, type HeldProcedures } from '#procedures/index.ts'
import type { Audience } from '#storage/index.ts'
import type { Role } from '#web/index.ts'
import { addressOf } from '../promises/promise-words.ts'
import { standingsOn } from '../promises/standing.ts'
import type { Undertakings } from '../promises/undertaking.ts'

/** Something that is due on a day, and is not on record as done. */
export interface RunningClock {
  /** The same for the same thing and day, whatever else is known of it. */
  readonly key: string
  /** YYYY-MM-DD */
  readonly due: string
  readonly what: string
  /** The post or body that is to do it, by its id; `undefined` where none is named. */
  readonly who: string | undefined
  /** Where it is read on this site. */
  readonly href: string
  readonly audience: Exclude<Audience, 'sealed'>
  /** The roles of those who are to do it, where it is theirs by a register that they keep. */
  readonly roles?: readonly Role[]
  /** So many days before it is reminded of, where that is its own. */
  readonly daysBefore?: readonly number[]
}

const HEADS_THE_OFFICE: readonly string[] = ['commissioner', 'mayor', 'board']

/** What was promised with a day, once its condition is met. @param all - as the office may read them */
export function clocksOfPromises({ all }: Undertakings, today: string): readonly RunningClock[] {
  return standingsOn(all, today).flatMap(({ undertaking, due, state }): RunningClock[] => {
    if (due === undefined || (state !== 'open' && state !== 'condition-met')) return []
    const { number, what, who, audience } = undertaking
    return [
      { key: `promise ${number} ${due}`, due, what, who, href: addressOf(undertaking), audience },
    ]
  })
}

/** The replies that are due to the panel's reports, and the days of procedures that are to be kept. */
export async function clocksOfProcedures(
  held: HeldProcedures,
  { posts }: Pick<People, 'posts'>,
): Promise<readonly RunningClock[]> {
  const office = posts.find(({ kind }) => HEADS_THE_OFFICE.includes(kind))?.id
  const reports = await fetchPanelReports(held)
  const replies = reports.flatMap(({ slug, title, due, repliedOn }): RunningClock[] =>
    due === undefined || repliedOn !== undefined
      ? []
      : [
          {
            ...{ key: `reply ${slug} ${due.on}`, due: due.on, who: office, audience: 'public' },
            what: `The reply to the report of the panel "${title}"`,
            href: `/recommendations/${slug}`,
          },
        ],
  )
  const isReply = (href: string, due: string) =>
    reports.some((one) => one.href === href && one.due?.on === due)
  const dates = held.calendar.dates(await held.fetchStanding())
  const ofCases = dates.flatMap(({ id, due, href, status, what, belongsTo, actor }) => {
    const on = due?.slice(0, 'YYYY-MM-DD'.length)
    if (on === undefined || href === null || status !== 'open' || isReply(href, on)) return []
    const who = posts.find(({ name }) => name.toLowerCase() === actor.toLowerCase())?.id
    const clock = { key: `date ${id} ${on}`, due: on, what: `${belongsTo}: ${what}`, who, href }
    return [{ ...clock, audience: 'public' } satisfies RunningClock]
  })
  return [...replies, ...ofCases]
}
