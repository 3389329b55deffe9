/** Private browsing, a full disk or a broken store: say what happened and what is safe. */
export function cannotStart(): void {
  const place = document.querySelector('#app')
  if (!place) return
  const words = document.createElement('main')
  words.className = 'main'
  words.setAttribute('role', 'alert')
  const title = document.createElement('h1')
  const spanish = document.documentElement.lang === 'es' || navigator.language.startsWith('es')
  title.textContent = spanish ? 'Alongside no se pudo abrir' : 'Alongside could not open'
  const text = document.createElement('p')
  text.textContent = spanish
    ? 'Esta tableta no dejó abrir su almacén. Lo que la clínica tiene está a salvo. Cierre la aplicación y ábrala otra vez. Si usa navegación privada, use una ventana normal.'
    : 'This tablet did not let it open its store. What the clinic has is safe. Close the app and open it again. In private browsing, use a normal window instead.'
  words.append(title, text)
  place.replaceChildren(words)
}
