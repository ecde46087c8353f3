import type { FastifyInstance } from 'fastify'
import { type Field, type Filled, whyField } from '#fields/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { canonicalJson } from '#storage/index.ts'
import { asJson } from '../as-json.ts'
import { formRoutes } from '../form-routes.ts'
import { crumbsOf, type Found, findingOne } from './find-promise.ts'
import type { PromiseNeeds } from './needs.ts'
import { addressOf } from './promise-words.ts'
import { recordAmended } from './record-promises.ts'
import type { Says, Undertakings } from './undertaking.ts'
import { ASKED_OF_ANY, NOBODY, whoField } from './undertaking-fields.ts'

/** What of an undertaking is put right once more is known: who is to do it, and by when. */
function amendFields({ offices }: Pick<Undertakings, 'offices'>) {
  return [
    ASKED_OF_ANY.what,
    whoField(offices),
    ASKED_OF_ANY.hint,
    ASKED_OF_ANY.awaits,
    ASKED_OF_ANY.dueOn,
    ASKED_OF_ANY.dueWords,
    whyField('Why it is put right'),
  ] as const satisfies readonly Field[]
}

type Amended = Filled<ReturnType<typeof amendFields>>

/** `/promises/<number>/amend`: the clerk says who is to do something, by when, or what it is, otherwise than before. */
export function amendRoutes(app: FastifyInstance, needs: PromiseNeeds): void {
  formRoutes<Found, ReturnType<typeof amendFields>>(app, needs, {
    ...{ url: '/promises/:number/amend', act: { kind: 'promise', act: 'amend' } },
    ...findingOne(needs),
    fields: ({ held }) => amendFields(held),
    ask: ({ undertaking }) => ({
      ...{ title: 'Put right who is to do it, or by when', button: 'Put it right' },
      lead: 'What it said before stays, with why it was put right.',
      breadcrumbs: crumbsOf(undertaking),
      typed: {
        ...{ what: undertaking.what, who: undertaking.who ?? NOBODY, hint: undertaking.hint },
        ...{ awaits: undertaking.awaits },
        ...{ dueOn: undertaking.due?.on, dueWords: undertaking.due?.words },
      },
    }),
    async record(
      trx,
      { held, undertaking },
      filled,
      { today, recorder },
    ): Promise<Outcome<string>> {
      const before = saysOf(undertaking)
      const says = withAmended(before, filled)
      if (canonicalJson(asJson(says)) === canonicalJson(asJson(before))) {
        return refuse('same', 'Nothing of it is otherwise than before. Change what was wrong')
      }
      const version = { says, why: filled.reason, isOfRecord: false }
      const done = await recordAmended(trx, held, undertaking, version, today, recorder)
      return done.ok ? accept(addressOf(undertaking)) : done
    },
  })
}

/** What an undertaking says of itself, without what is on record of it. */
function saysOf(undertaking: Found['undertaking']): Says {
  const { number: _n, known: _k, audience: _a, decidedBy: _d, ...more } = undertaking
  const { happenings: _h, versions: _v, madeAt: _m, ...says } = more
  return says
}

function withAmended(
  { who: _w, hint: _h, due: _d, ...rest }: Says,
  { what, who, hint, awaits, dueOn, dueWords }: Amended,
): Says {
  const due = {
    ...(dueWords === undefined ? {} : { words: dueWords }),
    ...(dueOn === undefined ? {} : { on: dueOn }),
  }
  return {
    ...{ ...rest, what, awaits },
    ...(who === NOBODY ? {} : { who }),
    ...(hint === undefined ? {} : { hint }),
    ...(Object.keys(due).length === 0 ? {} : { due }),
  }
}
