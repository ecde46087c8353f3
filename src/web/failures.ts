import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type Log, Outage } from '#shared/index.ts'
import { pathOf, showMessage } from './pages.ts'
import { aboutRequest } from './server-log.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether a route takes what is sent to this address, though what it names may not be there. */
    isToForm: boolean
  }
  interface FastifyInstance {
    /** Where failures are written down. */
    readonly failures: Log
  }
}

interface Words {
  readonly title: string
  readonly sentences: readonly string[]
}

const UNREADABLE: Words = {
  title: 'That request could not be read',
  sentences: ['Check the address, or go back and try again.'],
}

const NOT_FOUND: Words = {
  title: 'Page not found',
  sentences: [
    'If you typed the address, check that it is right.',
    'If you pasted it, check that you copied all of it.',
  ],
}

const GONE: Words = {
  title: 'What this form is about is no longer here',
  sentences: [
    'What you sent was not recorded: what it is about is not here, or was changed or withdrawn since you opened the form.',
    'Open its page again to see how it stands and what can be recorded now.',
  ],
}

const WORDS: Readonly<Record<number, Words>> = {
  400: UNREADABLE,
  403: {
    title: 'You cannot open this page',
    sentences: ['It is not open to readers. Go back, or start from the first page.'],
  },
  404: NOT_FOUND,
  405: {
    title: 'Nothing can be sent to this address',
    sentences: ['It can only be read. Go back and use the form that was meant.'],
  },
  408: {
    title: 'That took too long to arrive',
    sentences: ['Check your connection and send it again.'],
  },
  413: {
    title: 'What you sent is too large',
    sentences: ['Send less of it, or send it in parts.'],
  },
  414: { title: 'That address is too long', sentences: ['Check the address and try again.'] },
  415: {
    title: 'What you sent is of a kind that this page cannot read',
    sentences: ['Use the form on the page to send it.'],
  },
  431: {
    title: 'Your browser sent more than this site reads',
    sentences: ['Clear the cookies of this site and try again.'],
  },
}

/** Shown for an address with no page: what to check. */
export function showNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    // There is a form of that address, and what it was about is not there
    if (request.isToForm) return showOwnWords(reply, 404, GONE)
    reply.header('allow', 'GET, HEAD')
    return showWords(reply, 405)
  }
  return showWords(reply, 404)
}

/** The address that was meant by one with a stroke at its end, which no page has; `undefined` where there is none. */
export function withoutStroke({ method, url }: FastifyRequest): string | undefined {
  const path = pathOf(url)
  const isRead = method === 'GET' || method === 'HEAD'
  if (!isRead || path.length < 2 || !path.endsWith('/')) return undefined
  // The strokes at the beginning too: after `//` or `/\`, a browser takes what follows for a site.
  return `/${path.replace(/^[/\\]+|\/+$/g, '')}${url.slice(path.length)}`
}

/** How long whoever was told of an outage should wait before they ask again. */
const AGAIN_SECONDS = 10

/**
 * Answers an error: a request that could not be read gets a sentence; a failure of ours is logged
 * once and gets a reference that leads to the log. The page never says more about it than that.
 */
export function showFailure(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500) return showWords(reply, status)
  request.server.failures.failed('A page could not be made', error, aboutRequest(request))
  if (!(error instanceof Outage)) return showOwnWords(reply, 500, sayFailure(request))
  reply.header('retry-after', AGAIN_SECONDS)
  return showOwnWords(reply, 503, sayOutage(request))
}

function sayFailure({ id }: FastifyRequest): Words {
  return {
    title: 'Sorry, there is a problem',
    sentences: [
      'This page could not be made.',
      `Try again later. If it goes on, say what you were doing and give this reference: ${id}.`,
    ],
  }
}

function sayOutage({ id, method }: FastifyRequest): Words {
  const wasRead = method === 'GET' || method === 'HEAD'
  return {
    title: 'Sorry, this page is away for the moment',
    sentences: [
      wasRead
        ? 'The database does not answer; the page is back by itself as soon as it does.'
        : 'The database did not answer. Look whether what you sent is there before you send it again: what did not end does not count.',
      `If it goes on, give this reference to whoever runs the site: ${id}.`,
    ],
  }
}

/** Shows a failure, without the page around it where that is what fails. */
function showOwnWords(reply: FastifyReply, status: number, words: Words): FastifyReply {
  try {
    return showMessage(reply, status, words.title, words.sentences)
  } catch {
    return reply
      .code(status)
      .type('text/plain; charset=utf-8')
      .send([words.title, ...words.sentences].join('\n'))
  }
}

function showWords(reply: FastifyReply, status: number): FastifyReply {
  const words = WORDS[status] ?? UNREADABLE
  return showMessage(reply, status, words.title, words.sentences)
}

const STATUS_OF_CODE: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Answers bytes that are not HTTP, before there is any request to speak of, and hangs up. */
export function hangUp(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const status = STATUS_OF_CODE[error.code ?? ''] ?? '400 Bad Request'
  const words = WORDS[Number.parseInt(status, 10)] ?? UNREADABLE
  const body = `${[words.title, ...words.sentences].join('\n')}\n`
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
