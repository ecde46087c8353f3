import type { FastifyInstance } from 'fastify'
import { itemsOfBusiness } from '#constitution/index.ts'
import type { Field } from '#fields/index.ts'
import { AGENDA } from '#holdings/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { formRoutes } from '../form-routes.ts'
import { dayOfMeeting, type Meeting, type Meetings } from '../meetings/meeting.ts'
import { meetingName } from '../meetings/meeting-words.ts'
import type { AgendaItem } from './agenda.ts'
import { fetchAgenda, recordItemAdded } from './agenda-records.ts'
import {
  type AgendaKnown,
  type AgendaNeeds,
  findAgenda,
  prepareAddress,
  prepareCrumbs,
} from './known-agenda.ts'
import { placeFor } from './order.ts'

/** What comes up again: an item without its paper, what it said in private, or why it was urgent. */
type Standing = Pick<AgendaItem, 'title' | 'business' | 'hasPaper'>

/** An agenda with what it can be begun from. */
interface Found extends AgendaKnown {
  /** Of which meeting it is taken; `undefined` where it is what the rules name as the order of business. */
  readonly from: Meeting | undefined
  readonly offered: readonly Standing[]
}

/** So many meetings before are looked at for an agenda. */
const MOST_LOOKED_AT = 12

/** Puts the items on that come up at every meeting: as at the last of the kind, or as the rules name them. */
export function fromLastRoutes(app: FastifyInstance, needs: AgendaNeeds): void {
  formRoutes(app, needs, {
    url: '/meetings/:address/agenda/items/from-last',
    act: { kind: AGENDA, act: 'prepare' },
    async find(request): Promise<Found | undefined> {
      const found = await findAgenda(request, needs)
      if (found === undefined) return undefined
      const { meeting, known } = found
      for (const from of before(known.meetings, meeting).slice(0, MOST_LOOKED_AT)) {
        const { items } = await fetchAgenda(needs.db, from.address)
        const open = items.filter(({ restricted }) => restricted === null)
        if (open.length > 0) return { ...found, from, offered: open }
      }
      const business = known.decider ? [...itemsOfBusiness(known.decider.constitution)] : []
      const offered = business.map(([id, words]) => ({
        ...{ title: titleIn(words), business: id },
        hasPaper: false,
      }))
      return offered.length === 0 ? undefined : { ...found, from: undefined, offered }
    },
    findIn: async (trx, found) => ({
      ...found,
      agenda: await fetchAgenda(trx, found.meeting.address),
    }),
    fields: ({ offered }) => [chooseFrom(offered)] as const,
    ask: ({ meeting, from, offered, agenda }) => ({
      title: 'Put on the items that come up again',
      lead:
        from === undefined
          ? 'No agenda of an earlier meeting of the kind is held here: these are the items of business that the rules name.'
          : `As at the ${lower(meetingName(from))}, without its papers and without what was taken in private. What is on this agenda already is left out.`,
      button: 'Put them on',
      breadcrumbs: prepareCrumbs(meeting),
      typed: {
        items: offered.flatMap((one, index) => (isOn(agenda.items, one) ? [] : [String(index)])),
      },
    }),
    async record(
      trx,
      { agenda, meeting, known, offered },
      filled,
      moment,
    ): Promise<Outcome<string>> {
      const chosen = offered.filter((_, index) => filled.items.includes(String(index)))
      if (chosen.length === 0)
        return refuse('none', 'Choose the items that are to be on it', 'items')
      const items = [...agenda.items]
      let id = agenda.lastItem
      for (const one of chosen.filter((its) => !isOn(agenda.items, its))) {
        id += 1
        const { title, business, hasPaper } = one
        const blank = { restricted: null, urgent: null, varied: null, noticeCame: null }
        const item: AgendaItem = { ...blank, id, title, business, hasPaper }
        const after = placeFor(items, item, known.decider)
        await recordItemAdded(trx, item, after, { ...moment, address: meeting.address })
        items.splice(items.findIndex((its) => its.id === after) + 1, 0, item)
      }
      return accept(prepareAddress(meeting))
    },
  })
}

/** Meetings of the same kind before one, the latest first. */
function before({ all }: Meetings, meeting: Meeting): readonly Meeting[] {
  const day = dayOfMeeting(meeting)
  return all
    .filter(
      (one) =>
        one.address !== meeting.address &&
        one.kind === meeting.kind &&
        one.name === meeting.name &&
        dayOfMeeting(one) <= day,
    )
    .toSorted((one, other) => dayOfMeeting(other).localeCompare(dayOfMeeting(one)))
}

const isOn = (items: readonly AgendaItem[], { title }: Standing) =>
  items.some((one) => one.title.toLowerCase() === title.toLowerCase())

/** "(b) minutes of the last meeting" as the title of an item. */
const titleIn = (words: string) =>
  words.replace(/^\([^)]*\)\s*/, '').replace(/^./, (letter) => letter.toUpperCase())

const chooseFrom = (offered: readonly Standing[]) =>
  ({
    name: 'items',
    kind: 'ticks',
    label: 'Which of them',
    choices: Object.fromEntries(offered.map(({ title }, index) => [String(index), title])),
  }) as const satisfies Field

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
