export const startHelp = `Alongside: the clinic endpoint and the app it serves.

  npm start -- [options]

  --host ADDRESS   where to listen (127.0.0.1). Any other than this machine alone
                   means https, with a certificate of its own: --host 0.0.0.0
  --port NUMBER    4180; the page to trust the certificate is one above
  --data FOLDER    database and keys (./clinic-data)
  --cert FILE      the clinic's own certificate and its chain, PEM
  --key FILE       its private key, PEM
  --smtp-url URL   the mail server for messages home: smtp://user:password@host:587
                   or smtps://…; better as ALONGSIDE_SMTP_URL, where nobody reads along
  --mail-from TEXT the sender: "Clinic name <post@clinic.example>"
  --record-url URL the FHIR R4 server that keeps the record, if not this endpoint:
                   https://fhir.hospital.example/r4
  --no-demo        no demo clinic when the database is new
  --help           this

Each can be set as ALONGSIDE_HOST, ALONGSIDE_PORT, ALONGSIDE_DATA, ALONGSIDE_CERT, ALONGSIDE_KEY,
ALONGSIDE_SMTP_URL, ALONGSIDE_MAIL_FROM, ALONGSIDE_RECORD_URL.
`

export const importHelp = `Brings FHIR R4 records into the clinic's database.

  npm run import -- [--data FOLDER] FILES…

Files may be Bundles (transaction, batch, collection, searchset, document, history), single
resources, arrays, or NDJSON; folders are looked through. Importing twice changes nothing.
The endpoint may be running. Ends with 0 when everything went in, 2 when some was refused.
`
