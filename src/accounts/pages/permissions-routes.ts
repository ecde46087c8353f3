import type { FastifyInstance } from 'fastify'
import { capitalise } from '#shared/index.ts'
import {
  LATER_ROLES,
  needsSecondFactor,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
  sendFile,
} from '#web/index.ts'
import { type AccountPage, showAccountPage } from './account-page.ts'

const READ = { config: { act: { kind: 'permissions', act: 'read' } } }

/**
 * `/permissions`: the table of who may do what, as the program asks it; as JSON, with what each address does.
 *
 * @param rowsOfDefinitions - those that the definitions of registers add
 */
export function permissionsRoutes(
  app: FastifyInstance,
  rowsOfDefinitions: () => Promise<readonly Permission[]>,
): void {
  const rows = async () => [...PERMISSIONS, ...(await rowsOfDefinitions())]
  app.get('/permissions', READ, async (_, reply) =>
    showAccountPage(reply, presentPermissions(await rows())),
  )

  app.get('/permissions.json', READ, async (_, reply) => {
    const addresses = app.doings.map(({ name, act }) => {
      const [method = '', path = ''] = name.split(/ (?=\/)/)
      return { method, path, kind: act.kind, act: act.act }
    })
    const body = `${JSON.stringify({ permissions: await rows(), addresses }, undefined, 2)}\n`
    return sendFile(reply, { name: 'permissions.json', type: 'application/json', body })
  })
}

function presentPermissions(table: readonly Permission[]): AccountPage {
  const roles = Object.keys(ROLES) as readonly Role[]
  const withFactor = roles.filter(needsSecondFactor).map((role) => ROLES[role])
  return {
    title: 'Who may do what',
    sentences: [
      'What has no row here is closed to everybody. What is open to the public is open to all.',
      `A second factor is needed by: ${withFactor.join(', ')}.`,
      `Named for later, and given to nobody yet: ${LATER_ROLES.map((role) => role.replaceAll('-', ' ')).join(', ')}.`,
    ],
    links: [
      { text: 'The table with every address and what it does, as JSON', href: '/permissions.json' },
    ],
    tables: roles.map((role) => ({
      id: `role-${role}`,
      caption: capitalise(ROLES[role]),
      narrow: 'cards' as const,
      columns: [{ text: 'What' }, { text: 'May do' }, { text: 'In which state' }],
      rows: table
        .filter((row) => row.role === role)
        .map(({ kind, act, state }) => [
          { text: kind.replaceAll('-', ' ') },
          { text: act.replaceAll('-', ' ') },
          { text: state },
        ]),
    })),
  }
}
