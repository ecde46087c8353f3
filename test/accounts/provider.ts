import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** Somebody as a directory knows them, and how they signed in there. */
export interface Known {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
  readonly amr: readonly string[]
}

/** A directory on this machine, by OpenID Connect, at which whoever comes is signed in at once. */
export interface TestDirectory {
  readonly settings: { issuer: string; clientId: string; clientSecret: string }
  /** Tells it the only address that it may send browsers back to. */
  allow(callback: string): void
  /** Who is signed in from now on. */
  be(known: Known): void
  /** Goes through it from the address that a site leads to. @returns the address that it sends back to */
  visit(address: string): Promise<string>
  close(): Promise<void>
}

const CLIENT = { clientId: 'critical-friend', clientSecret: 'a-secret-of-no-use-elsewhere' }

export async function openDirectoryForTest(): Promise<TestDirectory> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      const login = { accountId: present.sub, amr: present.amr }
      void provider?.interactionFinished(request, response, { login })
    } else {
      provider?.callback()(request, response)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  let provider: Provider | undefined
  let present: Known = { sub: 'nobody', email: '', email_verified: false, amr: [] }
  return {
    settings: { issuer, ...CLIENT },
    allow(callback) {
      provider = new Provider(issuer, {
        clients: [
          {
            client_id: CLIENT.clientId,
            client_secret: CLIENT.clientSecret,
            redirect_uris: [callback],
          },
        ],
        findAccount: () => ({ accountId: present.sub, claims: () => present }),
        loadExistingGrant,
        claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
        conformIdTokenClaims: false,
        interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
        features: { devInteractions: { enabled: false } },
        cookies: { keys: ['of no use elsewhere'] },
      })
    },
    be(known) {
      present = known
    },
    async visit(address) {
      const cookies = new Map<string, string>()
      let next = address
      while (next.startsWith(issuer)) {
        const answer = await fetch(next, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
        })
        for (const line of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = line.split(';', 1)[0]?.split('=') ?? []
          cookies.set(name, value)
        }
        const to = answer.headers.get('location')
        if (to === null)
          throw new Error(`${next} answered ${answer.status}: ${await answer.text()}`)
        next = new URL(to, issuer).href
      }
      return next
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

interface Context {
  readonly oidc: {
    readonly provider: {
      readonly Grant: new (of: {
        clientId: string
        accountId: string
      }) => {
        addOIDCScope(scope: string): void
        save(): Promise<string>
      }
    }
    readonly client: { readonly clientId: string }
    readonly session: { readonly accountId: string }
  }
}

/** Nobody is asked whether this site may know who they are: the council has set it up. */
async function loadExistingGrant({ oidc }: Context) {
  const { clientId } = oidc.client
  const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId })
  grant.addOIDCScope('openid email profile')
  await grant.save()
  return grant
}
