import type { FastifyInstance } from 'fastify'
import { capitalise } from '#shared/index.ts'
import {
  LATER_ROLES,
  needsSecondFactor,
  PERMISSIONS,
  ROLES,
  type Role,
  sendFile,
} from '#web/index.ts'
import { type AccountPage, showAccountPage } from './account-page.ts'

const READ = { config: { act: { kind: 'permissions', act: 'read' } } }

/** `/permissions`: the table of who may do what, as the program asks it; as JSON, with what each address does. */
export function permissionsRoutes(app: FastifyInstance): void {
  app.get('/permissions', READ, (_, reply) => showAccountPage(reply, presentPermissions()))

  app.get('/permissions.json', READ, (_, reply) => {
    const addresses = app.doings.map(({ name, act }) => {
      const [method = '', path = ''] = name.split(/ (?=\/)/)
      return { method, path, kind: act.kind, act: act.act }
    })
    const body = `${JSON.stringify({ permissions: PERMISSIONS, addresses }, undefined, 2)}\n`
    return sendFile(reply, { name: 'permissions.json', type: 'application/json', body })
  })
}

function presentPermissions(): AccountPage {
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
      rows: PERMISSIONS.filter((row) => row.role === role).map(({ kind, act, state }) => [
        { text: kind.replaceAll('-', ' ') },
        { text: act.replaceAll('-', ' ') },
        { text: state },
      ]),
    })),
  }
}
