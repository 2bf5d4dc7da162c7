window.__THAR_CONFIG = {
  "userInfo": {
    "accountId": "70",
    "userName": "ana",
    "displayName": "Ana"
  },
  "archiveInfo": {
    "sizeBytes": "4096",
    "generationDate": "2026-03-02T00:00:00.000Z",
    "isPartialArchive": false
  },
  "dataTypes": {
    "tweets": {
      "files": [
        {
          "fileName": "data/tweets.js",
          "globalName": "YTD.tweets.part0",
          "count": "4"
        }
      ]
    }
  }
}