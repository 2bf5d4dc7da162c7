window.YTD.like.part0 = [
  {
    "like": {
      "tweetId": "1",
      "fullText": "SECRET",
      "expandedUrl": "https://x.com"
    }
  },
  {
    "like": {
      "tweetId": "1",
      "fullText": "SECRET",
      "expandedUrl": "https://x.com"
    }
  }
]