// Keeps a draft on the server a little after the last key, as the button does. Nothing else.
const form = document.querySelector('form[data-keeps-draft]')
const said = document.querySelector('[data-draft-said]')
const PAUSE_MS = 3000
let waiting

async function keep() {
  const fields = new URLSearchParams(new FormData(form))
  fields.set('do', 'keep')
  // What stands in it now is kept, also where it stood there before
  fields.delete('form-key')
  try {
    const answer = await fetch(form.action, { method: 'POST', body: fields })
    said.textContent = answer.ok
      ? 'Your draft is kept. Only you can read it.'
      : 'Your draft could not be kept. Press Keep draft, or copy your text.'
  } catch {
    said.textContent = 'Your draft could not be kept: the site does not answer. Copy your text.'
  }
}

form?.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(keep, PAUSE_MS)
})

form?.addEventListener('submit', () => clearTimeout(waiting))
