Grailbird.data.tweets_2014_07 = 
 [
 {
  "source": "web",
  "entities": {
   "user_mentions": [],
   "media": [
    {
     "expanded_url": "http://twitter.com/ana/status/1/photo/1",
     "url": "http://t.co/p",
     "id_str": "9"
    }
   ],
   "hashtags": [],
   "urls": []
  },
  "geo": {},
  "id_str": "493999999999999001",
  "text": "Grailbird &gt; dove",
  "id": 493999999999999001,
  "created_at": "2014-07-29 14:05:00 +0000",
  "user": {
   "name": "Ana",
   "screen_name": "ana",
   "protected": false,
   "id_str": "70",
   "id": 70,
   "verified": false
  }
 },
 {
  "source": "web",
  "entities": {
   "user_mentions": [],
   "media": [],
   "hashtags": [],
   "urls": []
  },
  "geo": {},
  "id_str": "493999999999999002",
  "text": "RT @windmill: It turns",
  "retweeted_status": {
   "source": "web",
   "entities": {
    "user_mentions": [],
    "media": [],
    "hashtags": [],
    "urls": []
   },
   "id_str": "493000000000000001",
   "text": "It turns",
   "created_at": "2014-07-26 19:00:00 +0000",
   "user": {
    "name": "Windmill",
    "screen_name": "windmill",
    "id_str": "72"
   }
  },
  "id": 493999999999999002,
  "created_at": "2014-07-29 14:00:00 +0000",
  "user": {
   "name": "Ana",
   "screen_name": "ana",
   "id_str": "70",
   "verified": false
  }
 }
]