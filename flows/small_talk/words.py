"""What people say beside the questions, as tables: which template answers it."""

from flows.language.vocabulary import phrases

# What is said first weighs most where a message says two of these: "thanks, are you a bot?".
SAID = {
    "patience": phrases("""
        ffs, wtf, wth, fuck, fuck this, fuck sake, fuck off, for fucks sake, fucking hell, fucking, shit, shite
        bullshit, bloody hell, bloody, crap, rubbish, useless, stupid, dumb, idiot, idiotic, pathetic, ridiculous
        annoying, joke, stupid bot, piss off, pissing me off, piss take, sod off, bugger off, bollocks, for gods sake
        for goodness sake, for crying out loud, hate this, i hate this, sick of this, im sick of this, this is hopeless
        waste of time, doing my head in, nightmare, not working, doesnt work, isnt working, 😡, 🤬, 😠, 🙄, 🤦, 🖕, 😤
    """),
    "a_bot": phrases("""
        are you a bot, are you a robot, are you real, are you a real person, are you human, are you a human
        are you a person, are you a computer, are you automated, are you a machine, is this a bot, is this a robot
        is this a real person, is this a person, is this automated, is it a bot, is this a computer, bot, robot
        am i talking to a bot, am i talking to a robot, am i talking to a person, am i talking to a real person
        am i talking to a human, am i speaking to a real person, am i speaking to a person, is anyone real there
        is there a real person, is there a human, is someone there, is this a human, is this really a person
    """),
    "other_words": phrases("""
        what do you mean, what do u mean, what you mean, wdym, what does that mean, what does this mean, meaning
        i dont understand, dont understand, i do not understand, didnt understand, not understanding, i dont get it
        dont get it, i dont follow, dont follow, confused, im confused, so confused, confusing, what, whaat, huh, pardon
        come again, explain, can you explain, could you explain, explain that, can you explain that, not clear
        its not clear, unclear, you lost me, you have lost me, youve lost me, im lost, makes no sense, doesnt make sense
        for who, for whom, who for, who do you mean, whose, about who, for what, in what way, how do you mean
        meaning what, what for exactly
        who are you asking about, which one of us, him or me, me or him, mine or his, his or mine, in what sense
        that makes no sense, say that again, say again, can you repeat that, can you say that again, repeat that
        can you repeat the question, repeat the question, what was the question, what is the question
        whats the question, i dont know what you mean, i dont know what that means, not sure what you mean
        not sure what that means, dont know what you mean, i dont understand the question, 😕, 🧐
    """),
    "take_your_time": phrases("""
        one sec, 1 sec, one second, 1 second, a sec, sec, two secs, 2 secs, one min, 1 min, one minute, 1 minute
        two minutes, 2 minutes, two mins, 2 mins, five minutes, 5 minutes, 5 mins, give me a sec, give me a second
        give me a min, give me a minute, give me two minutes, give me 2 minutes, give me 2 mins, give me five minutes
        give me 5 mins, give me 5 minutes, hang on, hang on a sec, hang on a minute, hold on, hold on a sec
        hold on a minute, bear with, bear with me, wait, wait a sec, wait a minute, wait a min, just a sec
        just a minute, just a moment, a moment, one moment, one moment please, let me check, let me look, let me think
        ill check, ill just check, let me have a look, let me find it, brb, be right back, back in a sec
        back in a minute, back in a bit, back in 5, back soon, bye, bye for now, bye bye, goodbye, good night, goodnight
        night night, gtg, got to go, gotta go, speak soon, talk soon, ⏳, ⌛
    """),
    "kind_words": phrases("""
        nice one, youre great, you are great, youre brilliant, youre amazing, youre the best, youre a star, ur a star
        youre a legend, youre good, youre good at this, youre very good, youre fab, legend, youre very helpful
        youve been great, youve been brilliant, youve been very helpful, youve been so helpful, very helpful, helpful
        so helpful, thats helpful, really helpful, this is great, this is brilliant, this is amazing, this is easy
        this is so easy, that was easy, that was quick, so easy, well done, good job, great job, good bot, love it
        love this, i love this, how clever, very clever, clever, impressive, impressed, im impressed, great service
        brilliant service, fantastic service, good service, great system, good system, nice work, top work, great work
        god bless, bless you, bless, 👏
    """),
    "you_are_welcome": phrases("""
        thanks, thank you, thankyou, thank u, thanku, thanx, thx, thks, tnx, ta, ta very much, cheers, many thanks
        thanks so much, thank you so much, thanks very much, thank you very much, thanks a lot, thanks a million
        thanks for that, thank you for that, thanks for your help, thank you for your help, thanks for helping
        thanks for letting me know, thanks for the info, much appreciated, appreciated, appreciate it, i appreciate it
        appreciate that, really appreciate it, big thanks, thanks again, thank you again, thanks mate, tyvm, tysm
        gracias, merci, danke, grazie, obrigado, obrigada, dziękuję, dziekuje, diolch, shukran, mulțumesc, multumesc
        спасибо, شكرا, 谢谢, 🙏
    """),
    "no_harm_done": phrases("""
        sorry, so sorry, im sorry, im so sorry, really sorry, very sorry, sorry about that, sorry about this, apologies
        my apologies, my bad, my mistake, oops, whoops, woops, oopsie, silly me, sorry for the delay
        apologies for the delay, sorry for the wait, sorry its late, sorry im late, sorry i missed this
        sorry i missed your message, sorry only just seen this, sorry just seen this, only just seen this
        just seen this, sorry its so late, excuse me, pardon me, ignore that, ignore me, sorry wrong chat, wrong chat
        🙈, 😬
    """),
    "hello": phrases("""
        hi, hiya, hello, hey, heya, hallo, helo, hullo, howdy, hey up, ay up, hi there, hello there, hey there
        good morning, morning, mornin, good afternoon, good evening, good day, gm, hi all, hello all, hi everyone
        hi team, how are you, how are you doing, how are things, how r u, hows it going, how you doing, hope youre well
        hope you are well, hope all is well, hope youre ok, hope you are ok, nice to meet you, happy new year
        merry christmas, happy easter, have a good day, have a nice day, have a good evening, have a good weekend
        us again, its us again, only us, me again, its me again, it is me again, it is us again, only me, its only me
        back again, im back, i am back, were back, we are back, back now, ok back, here again, here we are again
        im here, i am here, right im back, sorry im back, hows you, how are we, hows things, greetings, good to be back
        hope youre having a good day, hope you are having a good day, hope youre having a nice day, hope youre all well
        hope you had a good weekend, hope you had a nice weekend, hope your day is going well, happy monday
        happy friday, long time no speak, long time no see, evening, evening all, afternoon, good to hear from you
        nice to hear from you, right where were we, right so where were we
        where were we up to, where did we get to, where had we got to, so where were we, sorry where were we
        anyone there, is anyone there, anybody there, are you there, you there, salaam, salam
        salam alaikum, assalamu alaikum, as salamu alaykum, asalamualaikum, bonjour, hola, namaste, 👋
    """),
    "smile": phrases("""
        lol, lool, haha, hahah, hahaha, hahahah, hahahaha, hahahahaha, ahaha, ahahaha, hehe, hehehe, lmao, lmfao, rofl
        aww, wow, yay, yippee, woohoo, phew, 😂, 🤣, 😊, ☺, 🙂, 😄, 😀, 😁, 😆, 😅, 🥰, 😍, 😘, 😉, 😎, 🤗, 🤩, 😇, 🙃
        ❤, ♥, 🧡, 💛, 💚, 💙, 💜, 🖤, 🤍, 💕, 💖, 💗, 🎉, 🥳, ⚽, 💪, 🔥, 🌟, ⭐
    """),
    "message_arrived": phrases("""
        test, testing, test test, test message, testing testing, is this working, does this work, asdf, asdfg, asdfgh
        asdfghjkl, asdfasdf, sdf, sdfg, sdfgh, dfg, dfgh, fgh, fghj, ghj, hjkl, jkl, lkjh, qwe, qwer, qwert, qwerty
        qwertyuiop, zxc, zxcv, zxcvb, zxcvbnm, dsfsdf, dfgdfg, sdfsdf, jhgf, jhg, hjk, blah, blah blah, blah blah blah
    """),
}  # fmt: skip
# Between those they mean nothing. Given names among them, such as Ty or Ha, are small talk only beside others.
PASSING = phrases("""
    please, pls, plz, ty, mate, love, hun, pal, lovely, dear, omg, god, um, umm, erm, er, hmm, hm, oh, ah, ha, well
    so, then, and, but, actually, just, is, are, this is, this, its, that is, thats, youre, ur, you, u, a, an, the
    such, really, very, absolute, absolutely, complete, completely, total, totally, bit, again, everyone, all the best
    you are, now, all, anyway, today, there
""")
