import { openMeeting } from './open-meeting.ts'
import { recorderOf } from './recorder.ts'

const MEETING = `kind: ordinary
planned: [{day: 2027-02-01, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
items:
  - {agenda: 1, title: Minutes}
  - {agenda: 2, title: Speed enforcement}
  - {agenda: 3, title: Rural crime}
`

/** What next business does, which the panel's own rules do not say. */
const NEXT_BUSINESS = `
  - id: north-next-business
    paragraph: {now: Article 99}
    kind: order
    topic: next-business
    gloss: If next business is carried, the motion counts as withdrawn.
    actor: panel
    when: carried
    checkable: yes
    decides: procedural-effect
    parameters: {motion: next-business}
    in_force_from: 2025-05-01
    versions: [adopted-2025]
`

/** A thing of the data in the terms of Popolo. */
export type Item = Readonly<Record<string, unknown>>

/**
 * A meeting of five at which two motions are moved on item 2, after which the public are excluded, at 14:10.
 *
 * @param now - the moment at which the site is asked, as the clock of a test moves on
 */
export async function sendPublicOut(now: () => string) {
  const site = await openMeeting(MEETING, now, NEXT_BUSINESS)
  const clerk = recorderOf(site, '2027-02-01')
  const move = async (text: string, hour: string) =>
    await clerk.record('move', { by: 'bertil-oakes', seconder: 'chitra-vale', text, hour })
  await clerk.record('open', { by: 'ada-fairweather', hour: '14:00' })
  const who = ['bertil-oakes', 'chitra-vale', 'dominic-strand', 'edith-marlow']
  await clerk.record('arrive', { who, hour: '14:00' })
  await clerk.record('item', { item: '2', hour: '14:05' })
  await move('That speeds be published.', '14:06')
  await move('That a mast be built.', '14:07')
  await clerk.record('exclude-public', { by_what: 'resolved', hour: '14:10' })
  const popolo = async () => {
    const answer = await fetch(`${site.address}/panel/popolo.json`)
    return (await answer.json()) as Readonly<Record<string, readonly Item[]>>
  }
  return { site, clerk, move, popolo }
}

/** A motion of the meeting in the data in the terms of Popolo. */
export const motionIn = (all: Readonly<Record<string, readonly Item[]>>, name: string) =>
  all['motions']?.find(({ id }) => id === `2027-02-01/${name}`)
