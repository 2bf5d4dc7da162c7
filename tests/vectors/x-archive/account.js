window.YTD.account.part0 = [
  {
    "account": {
      "email": "secret@example.org",
      "createdVia": "web",
      "username": "ana",
      "accountId": "70",
      "createdAt": "2009-11-15T13:18:50.000Z",
      "accountDisplayName": "Ana"
    }
  }
]