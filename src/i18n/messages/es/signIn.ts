export default {
  promise: 'Mirar juntos. Decidir juntos.',
  title: 'Entrar',
  lead: 'Después, las visitas de hoy llegan a esta tableta.',
  username: 'Usuario',
  password: 'Contraseña',
  go: 'Entrar',
  busy: 'Entrando',
  offlineNote: 'Después de entrar, funciona sin internet.',
  waiting:
    'Nada espera | {n} cambio espera en esta tableta. Sale cuando usted entra. | {n} cambios esperan en esta tableta. Salen cuando usted entra.',
  trouble: {
    wrong: 'El usuario y la contraseña no van juntos. Revise los dos.',
    'too-many': 'Demasiados intentos. Espere unos minutos y pruebe otra vez.',
    unreachable: 'No se puede llegar a la clínica. Revise el wifi y pruebe otra vez.',
    empty: 'Escriba su usuario y su contraseña.',
  },
}
