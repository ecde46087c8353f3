import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readForm } from '#fields/index.ts'
import type { Outcome, Problem } from '#shared/index.ts'
import { type DoLater, GIVEN_ROLES, type GivenRole, recorderOf, typedSchema } from '#web/index.ts'
import type { RoleHeld } from '../account.ts'
import { fetchAccountHistory } from '../account-history.ts'
import { actOnAccount, endRole, giveRole, identify, invite } from '../manage.ts'
import type { AccountNeeds } from '../needs.ts'
import { sendInvitation } from '../send-link.ts'
import { signIn } from '../signing-in.ts'
import { showAccountPage } from './account-page.ts'
import {
  DISABLE_FIELDS,
  ENABLE_FIELDS,
  GIVE_ROLE_FIELDS,
  INVITE_FIELDS,
  personField,
  RECOVER_FIELDS,
} from './asked-fields.ts'
import {
  presentAccount,
  presentAccounts,
  presentInvite,
  type SentOfAccount,
} from './manage-page.ts'
import { readEmail } from './read-email.ts'

const config = (act: string) => ({ config: { act: { kind: 'account', act } } })

type WithId = { Params: { id: string } }

const REASONED = [
  { form: 'disable', act: 'disable', event: 'disabled', fields: DISABLE_FIELDS },
  { form: 'enable', act: 'disable', event: 'enabled', fields: ENABLE_FIELDS },
  { form: 'recover', act: 'recover', event: 'recovered', fields: RECOVER_FIELDS },
] as const

/** `/accounts`: who has one, who is invited, and who may do what from when until when. */
export function manageRoutes(app: FastifyInstance, needs: AccountNeeds, later: DoLater): void {
  const { db, reads, fetchAccounts, now } = needs

  app.get('/accounts', config('read'), async (_, reply) =>
    showAccountPage(reply, presentAccounts(await fetchAccounts(), now().today)),
  )

  app.get('/accounts/invite', config('invite'), async (_, reply) => {
    const { today } = now()
    return showAccountPage(reply, presentInvite(await peopleOf(), { from: today }, []))
  })

  app.post('/accounts/invite', config('invite'), async (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const people = await peopleOf()
    const showAgain = (problems: readonly Problem[]) =>
      showAccountPage(reply, presentInvite(people, typed, problems))
    const read = readForm(INVITE_FIELDS, typed)
    const email = readEmail(typed)
    if (!read.ok || !email.ok) {
      return showAgain(read.ok ? (email.ok ? [] : email.problems) : read.problems)
    }
    const { name, ...role } = read.value
    const chosen = readForm([{ ...personField(people), required: false }], typed)
    if (!chosen.ok) return showAgain(chosen.problems)
    const { person } = chosen.value
    const invited = { name, email: email.value, ...(person === undefined ? {} : { person }) }
    const made = await invite(db, invited, asRole(role), recorder(request))
    if (!made.ok) return showAgain(made.problems)
    const { value: id } = made
    later('An invitation could not be sent', () => sendInvitation(needs, { id, ...invited }))
    return reply.redirect(`/accounts/${id}`, 303)
  })

  app.get<WithId>('/accounts/:id', config('read'), async (request, reply) =>
    show(reply, request.params.id, { form: 'none', typed: {}, problems: [] }),
  )

  app.post<WithId>('/accounts/:id/roles', config('give-role'), async (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const read = readForm(GIVE_ROLE_FIELDS, typed)
    const { id } = request.params
    const done = read.ok ? await giveRole(db, id, asRole(read.value), recorder(request)) : read
    return await answer(request, reply, id, { form: 'roles', typed }, done)
  })

  app.post<WithId>('/accounts/:id/person', config('give-role'), async (request, reply) => {
    const typed = typedSchema.parse(request.body)
    const read = readForm([personField(await peopleOf())], typed)
    const { id } = request.params
    const done = read.ok ? await identify(db, id, read.value.person, recorder(request)) : read
    return await answer(request, reply, id, { form: 'person', typed }, done)
  })

  app.post<WithId & { Params: { role: string } }>(
    '/accounts/:id/roles/:role/end',
    config('end-role'),
    async (request, reply) => {
      const { id, role } = request.params
      const known = GIVEN_ROLES.find((one) => one === role)
      if (known === undefined) return reply.callNotFound()
      const done = await endRole(db, id, known, now().today, recorder(request))
      return await answer(request, reply, id, { form: 'none', typed: {} }, done)
    },
  )

  for (const { form, act, event, fields } of REASONED) {
    app.post<WithId>(`/accounts/:id/${form}`, config(act), async (request, reply) => {
      const typed = typedSchema.parse(request.body)
      const read = readForm(fields, typed)
      const { id } = request.params
      const authorship = { ...recorder(request), reason: read.ok ? read.value.reason : '' }
      const done = read.ok ? await actOnAccount(db, id, event, authorship) : read
      return await answer(request, reply, id, { form, typed }, done)
    })
  }

  app.post<WithId>('/accounts/:id/invite', config('invite'), async (request, reply) => {
    const account = (await fetchAccounts()).byId(request.params.id)
    if (account?.email === undefined || account.isDisabled) return reply.callNotFound()
    const { id, name, email } = account
    later('An invitation could not be sent', () => sendInvitation(needs, { id, name, email }))
    return reply.redirect(`/accounts/${id}`, 303)
  })

  const recorder = (request: FastifyRequest) => recorderOf(request, now().at)

  const peopleOf = async () => {
    const { people } = await fetchAccounts()
    return Object.fromEntries(
      [...(people?.people.values() ?? [])].map(({ id, name }) => [id, name]),
    )
  }

  /** The page again, with what is wrong; where it was one's own account, signed in again as it is now. */
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    sent: Omit<SentOfAccount, 'problems'>,
    done: Outcome<unknown>,
  ) => {
    if (!done.ok) return await show(reply, id, { ...sent, problems: done.problems })
    const { account } = request.actor
    if (account?.id !== id) return reply.redirect(`/accounts/${id}`, 303)
    return await signIn(needs, request, reply, id, account.hasSecondFactor, `/accounts/${id}`)
  }

  const show = async (reply: FastifyReply, id: string, sent: SentOfAccount) => {
    const held = await fetchAccounts()
    const account = held.byId(id)
    if (account === undefined) return reply.callNotFound()
    const history = await fetchAccountHistory(reads(reply.request.actor), id)
    const moment = { today: now().today, history, people: await peopleOf() }
    return showAccountPage(reply, presentAccount(account, held, moment, sent))
  }
}

function asRole({
  role,
  from,
  to,
}: {
  readonly role: GivenRole
  readonly from: string
  readonly to: string | undefined
}): RoleHeld {
  return { role, from, to }
}
