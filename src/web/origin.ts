import type { FastifyReply, FastifyRequest } from 'fastify'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { showMessage } from './pages.ts'

const LOOPBACK_NAMES = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i
const LOOPBACK_ADDRESSES =
  /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/i

/** What is known of where a request came from: the socket's far end, and what its headers say. */
export interface Origin {
  /** The address at the other end of the connection; never one from a header. */
  readonly remoteAddress: string | undefined
  readonly method: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/**
 * Whether a request comes from somebody at this machine, from a page of this site.
 *
 * Three things have to hold. The connection comes from the loopback address and was not passed on by
 * another server. The site was asked for by a loopback name: else a stranger's page could point its
 * own name at 127.0.0.1 and read ours. And a request that changes something was not sent by another
 * site's page. A program with no `Origin` to send, such as curl, is the person who runs it.
 */
export function judgeOrigin(request: Origin): Outcome<'here'> {
  const { headers } = request
  const host = String(headers['host'] ?? '')
  if (!LOOPBACK_ADDRESSES.test(request.remoteAddress ?? '') || isPassedOn(headers)) {
    return refuse(
      'not-this-machine',
      'This page changes what is recorded, so it opens only on the machine that the program runs on',
    )
  }
  if (!LOOPBACK_NAMES.test(host)) {
    return refuse(
      'not-a-loopback-name',
      'This page changes what is recorded, so it opens only at an address that begins ' +
        'http://localhost or http://127.0.0.1',
    )
  }
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameSite(headers, host)) {
    return refuse(
      'another-site',
      'That was sent by a page of another site, so nothing was changed. Open the page here and send it again',
    )
  }
  return accept('here')
}

function isPassedOn(headers: Origin['headers']): boolean {
  return ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name])
}

function isSameSite(headers: Origin['headers'], host: string): boolean {
  const fetchedFrom = headers['sec-fetch-site']
  if (fetchedFrom !== undefined && fetchedFrom !== 'same-origin' && fetchedFrom !== 'none') {
    return false
  }
  const origin = headers['origin']
  return origin === undefined || origin === `http://${host}`
}

function originOf(request: FastifyRequest): Origin {
  return {
    remoteAddress: request.socket.remoteAddress,
    method: request.method,
    headers: request.headers,
  }
}

/** Whether {@link loopbackOnly} would let the request in: whether to show a link to such a page. */
export function isFromHere(request: FastifyRequest): boolean {
  return judgeOrigin(originOf(request)).ok
}

/** A hook for routes that write, until there are accounts: `{ onRequest: loopbackOnly }`. */
export async function loopbackOnly(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const judged = judgeOrigin(originOf(request))
  if (judged.ok) return undefined
  return showMessage(
    reply,
    403,
    'You cannot open this page from here',
    judged.problems.map((problem) => `${problem.message}.`),
  )
}
