import type { FastifyInstance } from 'fastify'
import type { Transaction } from 'kysely'
import type { Field, Filled } from '#fields/index.ts'
import { AGENDA } from '#holdings/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { formRoutes, type Named } from '../form-routes.ts'
import { dayOfMeeting } from '../meetings/meeting.ts'
import {
  type Agenda,
  type AgendaItem,
  isIssued,
  isPaperIssued,
  type Paper,
  papersOf,
} from './agenda.ts'
import {
  itemFields,
  itemIn,
  moveFields,
  saysPrivateOnly,
  TAKE_OUT_FIELDS,
  typedItem,
  WITHDRAW_PAPER_FIELDS,
} from './agenda-fields.ts'
import {
  fetchAgenda,
  type Moment,
  recordItemAdded,
  recordItemChanged,
  recordItemMoved,
  recordItemTakenOut,
  recordPaperWithdrawn,
} from './agenda-records.ts'
import { isPrivate, wordsToldOf } from './item-words.ts'
import {
  type AgendaKnown,
  type AgendaNeeds,
  findAgenda,
  prepareAddress,
  prepareCrumbs,
} from './known-agenda.ts'
import { mayMove, placeFor } from './order.ts'

type Typed = Readonly<Record<string, unknown>>

/** What a form about an agenda is about, with the agenda as the form or its transaction has it. */
interface Asked extends AgendaKnown {
  readonly item: AgendaItem | undefined
  readonly paper: Paper | undefined
}

/** A form about an agenda: an item of it, a paper, or all. */
interface AgendaForm<Fields extends readonly Field[]> {
  /** What comes after the address of the agenda: `items/:item/move`. */
  readonly path: string
  readonly title: string
  readonly lead: string
  readonly button: string
  readonly fields: (asked: Asked) => Fields
  /** What stands in it at first. */
  readonly typed?: (asked: Asked) => Typed
  readonly record: (
    trx: Transaction<Database>,
    asked: Asked,
    filled: Filled<Fields>,
    moment: Moment,
  ) => Promise<Outcome<unknown>>
}

/** The forms by which an agenda is prepared. */
export function agendaForms(app: FastifyInstance, needs: AgendaNeeds): void {
  const form = <const Fields extends readonly Field[]>({
    path,
    fields,
    typed,
    record,
    ...form
  }: AgendaForm<Fields>) =>
    formRoutes(app, needs, {
      url: `/meetings/:address/agenda/${path}`,
      act: { kind: AGENDA, act: 'prepare' },
      async find(request) {
        const found = await findAgenda(request, needs)
        return found && aboutIn(found, found.agenda, request.params)
      },
      findIn: async (trx, found, { params }) =>
        aboutIn(found, await fetchAgenda(trx, found.meeting.address), params),
      fields,
      ask(asked) {
        const subject = asked.item?.title ?? asked.paper?.title
        return {
          ...form,
          title: subject === undefined ? form.title : `${form.title}: ${subject}`,
          breadcrumbs: prepareCrumbs(asked.meeting),
          typed: typed?.(asked) ?? {},
        }
      },
      async record(trx, asked, filled, moment): Promise<Outcome<string>> {
        const { address } = asked.meeting
        const done = await record(trx, asked, filled, { ...moment, address })
        return done.ok ? accept(prepareAddress(asked.meeting)) : done
      },
    })
  form(ADD)
  form(CHANGE)
  form(MOVE)
  form(TAKE_OUT)
  form(WITHDRAW_PAPER)
}

/** What an address is about; `undefined` where it names an item or a paper that is not there. */
function aboutIn(
  found: AgendaKnown,
  agenda: Agenda,
  { item, paper }: Named['Params'],
): Asked | undefined {
  const asked = {
    ...{ ...found, agenda },
    item: agenda.items.find(({ id }) => String(id) === item),
    paper: agenda.papers.find(({ id, withdrawn }) => String(id) === paper && withdrawn === null),
  }
  const isThere =
    (item === undefined || asked.item !== undefined) &&
    (paper === undefined || asked.paper !== undefined)
  return isThere ? asked : undefined
}

const ADD: AgendaForm<ReturnType<typeof itemFields>> = {
  path: 'items/new',
  title: 'Put an item on the agenda',
  lead: 'It is put where the order of business has it, and can be moved from there as the rules allow. Nothing is published before the agenda is issued.',
  button: 'Put it on',
  fields: itemFields,
  async record(trx, asked, filled, moment) {
    const { agenda, known } = asked
    const mixed = saysPrivateOnly(filled)
    if (mixed !== undefined) return mixed
    const last = agenda.items.find(({ id }) => id === agenda.lastItem)
    // Sent twice, it is put on once
    if (last !== undefined && isSame(last, itemIn(filled, last.id))) return accept(undefined)
    const item = itemIn(filled, nextId(agenda))
    const after = placeFor(agenda.items, item, known.decider)
    return accept(await recordItemAdded(trx, item, after, moment))
  },
}

const isSame = (one: AgendaItem, other: AgendaItem) =>
  JSON.stringify(one) === JSON.stringify({ ...one, ...other })

/** A number that no item ever had, one that was taken out among them. */
const nextId = (agenda: Agenda) => agenda.lastItem + 1

const CHANGE: AgendaForm<ReturnType<typeof itemFields>> = {
  path: 'items/:item/change',
  title: 'Change this item',
  lead: 'It stays where it is on the agenda.',
  button: 'Change it',
  fields: itemFields,
  typed: ({ item }) => (item === undefined ? {} : typedItem(item)),
  async record(trx, asked, filled, moment) {
    const { agenda, item } = asked
    if (item === undefined) return GONE
    const mixed = saysPrivateOnly(filled)
    if (mixed !== undefined) return mixed
    const changed = itemIn(filled, item.id, item)
    const isTold = isIssued(agenda, item.id)
    if (isTold && (changed.restricted === null) !== (item.restricted === null)) {
      return refuse(
        'issued-already',
        'The item was issued as it is, and its papers with it. Put on another item instead',
        'isRestricted',
      )
    }
    return accept(await recordItemChanged(trx, changed, moment))
  },
}

const GONE = refuse(
  'gone',
  'It is no longer on the agenda. Open the page of the agenda again to see how it stands',
)

const MOVE: AgendaForm<ReturnType<typeof moveFields>> = {
  path: 'items/:item/move',
  title: 'Move this item',
  lead: 'Before the agenda is issued. An item that keeps its place by the rules cannot be moved, and others are out of the order of business only as the chair has them.',
  button: 'Move it',
  fields: ({ agenda, item }) => moveFields(othersThan(agenda, item)),
  async record(trx, { agenda, item, meeting, known }, filled, moment) {
    if (item === undefined) return GONE
    if (agenda.issued.length > 0) {
      return refuse(
        'issued-already',
        'The agenda was issued: its items keep their numbers',
        'after',
      )
    }
    const { varied = '' } = filled
    const after = Number(filled.after)
    const move = mayMove(agenda.items, item, after, known.decider, dayOfMeeting(meeting))
    if (!move.ok) return move
    const { isVaried, paragraphs } = move.value
    if (isVaried && varied === '') {
      const by = paragraphs.length === 0 ? '' : ` (${paragraphs.join('; ')})`
      const message = `That is out of the order of business. Enter why the chair has it so${by}`
      return refuse('out-of-order', message, 'varied')
    }
    const recorded = { id: item.id, after, varied: isVaried ? varied : null }
    return accept(await recordItemMoved(trx, recorded, moment))
  },
}

const othersThan = ({ items }: Agenda, item: AgendaItem | undefined) =>
  items.filter(({ id }) => id !== item?.id).map(({ id, title }) => [id, title] as const)

const TAKE_OUT: AgendaForm<typeof TAKE_OUT_FIELDS> = {
  path: 'items/:item/take-out',
  title: 'Take this item out',
  lead: 'Before the agenda is issued. That it was on stays in the record, for the office.',
  button: 'Take it out',
  fields: () => TAKE_OUT_FIELDS,
  async record(trx, { agenda, item }, filled, moment) {
    if (item === undefined) return GONE
    if (isIssued(agenda, item.id)) {
      return refuse(
        'issued-already',
        'The item was issued and stays on the agenda. Whether it is taken is for the meeting',
      )
    }
    if (papersOf(agenda, item.id).length > 0) {
      return refuse('has-papers', 'It has a paper. Withdraw its papers first')
    }
    const taken = { id: item.id, reason: filled.reason }
    return accept(await recordItemTakenOut(trx, taken, moment))
  },
}

const WITHDRAW_PAPER: AgendaForm<typeof WITHDRAW_PAPER_FIELDS> = {
  path: 'papers/:paper/withdraw',
  title: 'Withdraw this paper',
  lead: 'A paper that was issued stays in the pack, whose pages do not change, and is marked as withdrawn. One that was not issued is in no pack.',
  button: 'Withdraw it',
  fields: () => WITHDRAW_PAPER_FIELDS,
  async record(trx, { agenda, paper }, filled, moment) {
    if (paper === undefined) return GONE
    const { reason } = filled
    const audience = audienceFor(agenda, paper)
    const shown = audience === 'public' ? wordsToldOf(agenda, { reason }) : []
    if (shown.length > 0) return { ok: false, problems: shown }
    const withdrawn = { id: paper.id, reason }
    return accept(await recordPaperWithdrawn(trx, withdrawn, audience, moment))
  },
}

/** Who has been given a paper, and so is told what becomes of it. */
function audienceFor(agenda: Agenda, paper: Paper): 'public' | 'members' | 'office' {
  if (!isPaperIssued(agenda, paper.id)) return 'office'
  return isPrivate(agenda, paper) ? 'members' : 'public'
}
