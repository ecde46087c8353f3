// Hands what the site asks to this device, and what the device answers to the site. Nothing else.
const form = document.querySelector('form[data-passkey]')
const said = document.querySelector('[data-passkey-said]')

async function answer() {
  const asked = JSON.parse(form.dataset.options)
  if (form.dataset.passkey === 'create') {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked)
    return await navigator.credentials.create({ publicKey })
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked)
  return await navigator.credentials.get({ publicKey })
}

form?.addEventListener('submit', async (event) => {
  event.preventDefault()
  said.textContent = ''
  try {
    if (!globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) {
      said.textContent = 'This browser has no passkeys. Sign in by a link and a code.'
      return
    }
    form.elements.answer.value = JSON.stringify((await answer()).toJSON())
    form.submit()
  } catch {
    said.textContent = 'This device did not answer. Press the button to try again, or go back.'
  }
})
