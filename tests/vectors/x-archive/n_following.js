window.YTD.following.part0 = [
  {
    "following": {
      "accountId": "1",
      "userLink": "https://x.com/1"
    }
  },
  {
    "following": {
      "accountId": "1",
      "userLink": "https://x.com/1"
    }
  }
]