import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

export interface Download {
  /** As the reader is to keep it: `burglary-2019-20.csv`. */
  readonly name: string
  /** The media type; text gets its character set. */
  readonly type: string
  readonly body: string | Buffer | Readable
}

/** Answers with a file to keep rather than to look at. */
export function sendFile(reply: FastifyReply, file: Download): FastifyReply {
  const isBareText = file.type.startsWith('text/') && !file.type.includes('charset')
  return reply
    .header('content-disposition', describeFile(file.name))
    .type(isBareText ? `${file.type}; charset=utf-8` : file.type)
    .send(file.body)
}

/**
 * A `Content-Disposition` that keeps a name from being anything but a name: no folders, quotes or
 * line ends; its letters beyond ASCII are in `filename*` (RFC 6266, section 4.3; RFC 8187).
 */
export function describeFile(name: string): string {
  const safe =
    name
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}"\\/:*?<>|]/gu, '-')
      .replace(/^\.+/, '') || 'download'
  const ascii =
    safe
      .normalize('NFKD')
      .replace(/\p{Mn}/gu, '')
      .replace(/[^ -~]/g, '-') || 'download'
  const plain = `attachment; filename="${ascii}"`
  if (ascii === safe) return plain
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${plain}; filename*=UTF-8''${encoded}`
}
