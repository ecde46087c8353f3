import type { FastifyInstance } from 'fastify'
import { capitalise } from '#shared/index.ts'
import { GIVEN_ROLES, type GivenRole, ROLES } from '#web/index.ts'
import { invite } from '../manage.ts'
import type { AccountNeeds } from '../needs.ts'
import { signIn } from '../signing-in.ts'
import { showAccountPage } from './account-page.ts'
import { OPEN, SENT } from './sign-in-routes.ts'

/** `/sign-in/as`: anybody signs in as anything. Only a site that cannot be reached from outside has it. */
export function demonstrationRoutes(app: FastifyInstance, needs: AccountNeeds): void {
  const { fetchAccounts } = needs

  app.get('/sign-in/as', OPEN, (_, reply) =>
    showAccountPage(reply, {
      title: 'Sign in to the demonstration',
      sentences: ['This is a demonstration at one machine: anybody may sign in as anything.'],
      forms: GIVEN_ROLES.map((role) => ({
        action: `/sign-in/as/${role}`,
        button: capitalise(ROLES[role]),
        isSecondary: true,
      })),
    }),
  )

  app.post<{ Params: { role: string } }>('/sign-in/as/:role', SENT, async (request, reply) => {
    const role = GIVEN_ROLES.find((one) => one === request.params.role)
    if (role === undefined) return reply.callNotFound()
    const account = (await fetchAccounts()).byEmail(emailOf(role))?.id ?? (await make(role))
    return await signIn(needs, request, reply, account, true, '/account')
  })

  const make = async (role: GivenRole): Promise<string> => {
    const { at, today } = needs.now()
    const name = `Demonstration ${ROLES[role]}`
    const made = await invite(
      needs.db,
      { name, email: emailOf(role) },
      { role, from: today, to: undefined },
      { actor: name, at },
    )
    if (!made.ok) throw new Error('A demonstration could not make an account')
    return made.value
  }
}

const emailOf = (role: GivenRole) => `${role}@demonstration.example`
