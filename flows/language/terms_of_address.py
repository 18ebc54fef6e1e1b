"""What people call whom they speak to: "ta duck", "Cwmdare Rangers butt", "Mill Lane, Sale my lover"."""

TERMS = (
    r"(?:(?:my|me) )?(?:queen|flower|chick|petal|sweetheart|lovely|darling|darlin|chuck|treacle|treasure|pet|hen|babs?"
    r"|babes?|ducky?|hun|hunny|hinny|love|luv|lover|mate|pal|bud|buddy|butty?|boss|chief|bro|bruv|bruh|fam|blud|sis|fella"
    r"|lad|cocker|kidda|marra|mucker|mush|gorgeous|sunshine|friend|handsome|(?<!of )man)|our kid"
)  # of a pattern, in small letters
