import { fillWords, rulesNamed } from '#constitution/index.ts'
import { citeRules } from './cite.ts'
import { INDEPENDENT_MEMBER_APPOINTMENT, INELIGIBLE } from './independent-member-appointment.ts'
import type { HeldProcedures } from './pages/holdings.ts'

/** The appointment of an independent member, by its case. */
export interface IndependentAppointment {
  /** In the address of its case. */
  readonly slug: string
  readonly title: string
  readonly href: string
  /** The closing day for applications, YYYY-MM-DD; `undefined` where none was advertised on record. */
  readonly closes: string | undefined
}

/** The appointments that count, in the order their cases were opened. */
export async function fetchAppointments(
  held: HeldProcedures,
): Promise<readonly IndependentAppointment[]> {
  const { id: procedure } = INDEPENDENT_MEMBER_APPOINTMENT
  return (await held.fetchStanding())
    .filter((one) => one.procedure === procedure)
    .map(({ id: slug, title, events }) => {
      const closes = events.findLast(({ step }) => step === 'advertise')?.details['closes']
      return {
        ...{ slug, title, href: `/procedures/${procedure}/${slug}` },
        closes: typeof closes === 'string' ? closes : undefined,
      }
    })
}

/** What somebody may be that keeps them from being an independent member, each with its words. */
export const INELIGIBLE_KINDS: Readonly<Record<string, string>> = INELIGIBLE.choices

/**
 * Why somebody cannot be an independent member, with the paragraph.
 *
 * @param is - which of {@link INELIGIBLE_KINDS} they are
 * @returns `undefined` where the panel's rules bar none of these
 */
export function whyBarred(held: HeldProcedures, is: readonly string[]): string | undefined {
  const names = ['arr-independents-ineligible']
  const [rule] = rulesNamed(held.decider, names)
  const excluded = rule?.parameters['excluded']
  const barred = is.filter((one) => Array.isArray(excluded) && excluded.includes(one))
  if (barred.length === 0) return undefined
  const words = barred.map((one) => INELIGIBLE_KINDS[one] ?? one).join('; ')
  return `${words}: who is that may not be an independent member (${citeRules(held.decider, names)})`
}

/** Of how many members an appointment panel is, with the paragraph; `undefined` where no rule says. */
export function appointmentPanelOf(
  held: HeldProcedures,
): { readonly size: number; readonly paragraph: string } | undefined {
  const names = ['arr-independents-appointment-panel']
  const [rule] = rulesNamed(held.decider, names)
  const size = Number(rule?.parameters['size'])
  if (!Number.isInteger(size)) return undefined
  return { size, paragraph: citeRules(held.decider, names) }
}

/** By what rules applications are looked at, a sentence each; or that no rule which is held says. */
export function sayAppointmentRules({ decider }: HeldProcedures): readonly string[] {
  const say = (names: readonly string[], silence: string) => {
    const rules = rulesNamed(decider, names)
    const cited = citeRules(decider, names)
    return rules.length === 0
      ? [`${silence} is not known: no rule that is held says.`]
      : rules.map(({ gloss }) => `${fillWords(decider.constitution, gloss)} (${cited})`)
  }
  return [
    ...say(['arr-independents-ineligible'], 'Who may not be an independent member'),
    ...say(['arr-independents-appointment-panel'], 'By how many members one is considered'),
  ]
}
