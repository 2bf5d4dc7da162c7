window.YTD.deleted_tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2028017393464246273"
          ]
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://example.org\">Web</a>",
      "entities": {
        "hashtags": [
          {
            "text": "sea",
            "indices": [
              "13",
              "17"
            ]
          }
        ],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/q",
            "expanded_url": "https://www.example.org/mill",
            "indices": [
              "0",
              "1"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "20"
      ],
      "favorite_count": "12",
      "id_str": "2028017393464246273",
      "truncated": false,
      "retweet_count": "3",
      "id": "2028017393464246273",
      "created_at": "Sun Mar 01 08:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Fish &amp; chips #sea",
      "lang": "en",
      "deleted_at": "2026-03-01T00:00:00.000Z"
    }
  }
]