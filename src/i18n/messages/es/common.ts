export default {
  close: 'Cerrar',
  cancel: 'Cancelar',
  undo: 'Deshacer',
  tryAgain: 'Intentar otra vez',
  saving: 'Guardando',
  saved: 'Guardado en esta tableta. {what}',
  undone: 'Deshecho. Está como antes.',
  failed: 'No se guardó en esta tableta.',
  failedText: 'No cambió nada. Inténtelo otra vez.',
  sync: {
    sent: 'Todo enviado',
    waiting:
      'Nada espera | {n} cambio en esta tableta, aún sin enviar | {n} cambios en esta tableta, aún sin enviar',
    cleared:
      'Se borró esta tableta | Se borró esta tableta; puede faltar {n} cambio | Se borró esta tableta; pueden faltar {n} cambios',
    sending: 'Enviando | Enviando {n} de {of} | Enviando {n} de {of}',
    needsYou:
      'Nada necesita su atención | {n} cambio necesita su atención | {n} cambios necesitan su atención',
    offlineSince: 'Desde las {time}, sin contacto con la clínica. Puede seguir trabajando.',
  },
}
