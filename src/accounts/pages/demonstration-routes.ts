import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
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

  const offer = (reply: FastifyReply, roles: readonly GivenRole[]) =>
    showAccountPage(reply, {
      title: 'Sign in to the demonstration',
      sentences: ['This is a demonstration at one machine: anybody may sign in as anything.'],
      forms: roles.map((role) => ({
        action: demonstrationPath(role),
        button: capitalise(ROLES[role]),
        isSecondary: true,
      })),
    })

  app.get('/sign-in/as', OPEN, (_, reply) => offer(reply, GIVEN_ROLES))

  app.get<ToRole>(demonstrationPath(':role'), OPEN, (request, reply) => {
    const role = roleOf(request)
    return role === undefined ? reply.callNotFound() : offer(reply, [role])
  })

  app.post<ToRole>(demonstrationPath(':role'), SENT, async (request, reply) => {
    const role = roleOf(request)
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

interface ToRole {
  Params: { role: string }
}

const roleOf = ({ params }: FastifyRequest<ToRole>): GivenRole | undefined =>
  GIVEN_ROLES.find((one) => one === params.role)

/** Where one signs in to a demonstration as a role, by the one button there. */
export const demonstrationPath = (role: string): string => `/sign-in/as/${role}`

const emailOf = (role: GivenRole) => `${role}@demonstration.example`
