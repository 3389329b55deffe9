/** The words of the trust page. `{name}`, `{app}` and `{fingerprint}` are filled in. */
interface TrustWords {
  readonly title: string
  readonly why: string
  readonly getProfile: string
  readonly getProfileNote: string
  readonly steps: readonly { readonly title: string; readonly text: string }[]
  readonly open: string
  readonly check: string
  readonly checkText: string
  readonly otherDevices: string
  readonly plainFile: string
  readonly otherLanguage: string
}

export type TrustLanguage = 'en' | 'es'

export const trustWords: Readonly<Record<TrustLanguage, TrustWords>> = {
  en: {
    title: 'Let this tablet trust the clinic’s computer',
    why: 'You do this once on each iPad. After that, what you write goes only to the clinic’s own computer, and nobody on the Wi-Fi can read it.',
    getProfile: 'Get the profile',
    getProfileNote: 'Use Safari. When it asks, tap Allow.',
    steps: [
      {
        title: 'Open Settings',
        text: 'Near the top it now says **Profile Downloaded**. Tap it.',
      },
      {
        title: 'Tap Install',
        text: 'Type the iPad’s passcode. Tap **Install** again, then **Done**. The name must be **{name}**.',
      },
      {
        title: 'Turn on trust',
        text: 'In Settings, go to **General**, then **About**. At the very bottom tap **Certificate Trust Settings**.',
      },
      {
        title: 'Switch it on',
        text: 'Turn on **{name}** and tap **Continue**.',
      },
      {
        title: 'Open Alongside',
        text: 'In Safari go to the address below. Then tap Share and **Add to Home Screen**.',
      },
    ],
    open: 'Open Alongside',
    check: 'Is it really ours?',
    checkText:
      'These letters must be the same on this page, in the window where Alongside was started, and under **More Details** of the profile. If they differ, stop and ask the person who looks after the computers.',
    otherDevices: 'Not an iPad?',
    plainFile: 'Get the certificate file',
    otherLanguage: 'Español',
  },
  es: {
    title: 'Que esta tableta confíe en la computadora de la clínica',
    why: 'Se hace una vez en cada iPad. Después, lo que usted escribe va solo a la computadora de la clínica, y nadie en la red Wi-Fi lo puede leer.',
    getProfile: 'Obtener el perfil',
    getProfileNote: 'Use Safari. Cuando pregunte, toque Permitir.',
    steps: [
      {
        title: 'Abra Ajustes',
        text: 'Arriba dice ahora **Perfil descargado**. Tóquelo.',
      },
      {
        title: 'Toque Instalar',
        text: 'Escriba el código del iPad. Toque **Instalar** otra vez y después **Listo**. El nombre debe ser **{name}**.',
      },
      {
        title: 'Vaya a la confianza',
        text: 'En Ajustes, vaya a **General** y después a **Información**. Abajo del todo toque **Ajustes de confianza de certificados**.',
      },
      {
        title: 'Actívela',
        text: 'Active **{name}** y toque **Continuar**.',
      },
      {
        title: 'Abra Alongside',
        text: 'En Safari vaya a la dirección de abajo. Después toque Compartir y **Agregar a Inicio**.',
      },
    ],
    open: 'Abrir Alongside',
    check: '¿Es de verdad la nuestra?',
    checkText:
      'Estas letras deben ser iguales en esta página, en la ventana donde se inició Alongside y en **Más detalles** del perfil. Si no lo son, no siga y pregunte a quien cuida las computadoras.',
    otherDevices: '¿No es un iPad?',
    plainFile: 'Obtener el archivo del certificado',
    otherLanguage: 'English',
  },
}
