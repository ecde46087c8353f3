import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { doLater, showMessage } from '#web/index.ts'
import { isPrivate } from './is-private.ts'
import type { AccountNeeds } from './needs.ts'
import { demonstrationRoutes } from './pages/demonstration-routes.ts'
import { directoryRoutes } from './pages/directory-routes.ts'
import { mailRoutes } from './pages/mail-routes.ts'
import { manageRoutes } from './pages/manage-routes.ts'
import { ownAccountRoutes } from './pages/own-account-routes.ts'
import { passkeyRoutes } from './pages/passkey-routes.ts'
import { permissionsRoutes } from './pages/permissions-routes.ts'
import { secondFactorRoutes } from './pages/second-factor-routes.ts'
import { signInRoutes } from './pages/sign-in-routes.ts'

/** The folders of the views of accounts. */
export const ACCOUNT_VIEWS = [fileURLToPath(new URL('./pages/views', import.meta.url))]

/** Signing in and out, one's own account, and everybody's for an administrator. */
export function accountRoutes(app: FastifyInstance, needs: AccountNeeds): void {
  permissionsRoutes(app, needs.rowsOfDefinitions)
  app.register(async (scope) => {
    scope.addHook('onRequest', (_, reply, done) => {
      reply.header('cache-control', 'no-store')
      if (isPrivate(needs.siteAddress())) done()
      else showMessage(reply, 503, 'Nobody can sign in at this address', NOT_PRIVATE)
    })
    const later = doLater(scope)
    signInRoutes(scope, needs, later)
    secondFactorRoutes(scope, needs)
    passkeyRoutes(scope, needs)
    ownAccountRoutes(scope, needs)
    manageRoutes(scope, needs, later)
    if (needs.directory) directoryRoutes(scope, needs, needs.directory)
    if (needs.isDemonstration) demonstrationRoutes(scope, needs)
    mailRoutes(scope, needs)
  })
}

const NOT_PRIVATE = [
  'What is sent to this address can be read on its way, because it does not begin with https. Anybody may still read the site.',
  'Whoever runs the site can give it a certificate and set PUBLIC_URL to its address.',
]
